/**
 * Applies the effects of an ended interview, at its end and again after a correction: the attempt that it was, the week of the
 * help that was agreed in it, the next step, and (after a correction) the facts from which figures are computed.
 */
import 'server-only'
import { dateAt } from '@/domain/dates'
import type { Answers } from '@/domain/instrument/answer'
import type { Instrument } from '@/domain/instrument/instrument'
import { instrumentOf } from '@/domain/instrument/instrument'
import { isItem } from '@/domain/instrument/keys'
import { chosenOptions, effectiveAnswer } from '@/domain/instrument/routing'
import { weekOf } from '@/domain/figures/week'
import type { BreakReason, Ending } from '@/domain/instrument/call-details'
import type { Transaction } from '@/server/db'
import { recomputeFacts } from '@/server/facts'
import { storeNextSteps } from '@/server/next-steps'
import { updateRefusedAppointments } from '@/server/refused-appointments'
import { saveEndedCall, updateCallDay, type SpokenCall } from './call-attempt'
import { answersOf } from './interview-answers'

type InterviewOfFamily = { id: string; organisationId: string; familyId: string; instrumentVersion: number }

type EndedInterview = InterviewOfFamily &
  Omit<SpokenCall, 'at'> & {
    endedAt: Date
    state: Ending
    breakReason: BreakReason | null
  }

const choice = (instrument: Instrument, answers: Answers, key: 'call_date'): string | null =>
  chosenOptions(instrument, key, answers)[0] ?? null

/** Half of the questions that applied were asked: AAPOR's border between a partial interview and a break-off. */
const isPartial = (instrument: Instrument, answers: Answers): boolean => {
  const effective = instrument.questions.map(({ key }) => effectiveAnswer(instrument, key, answers))
  const applicable = effective.filter((answer) => answer.state !== 'not_applicable')
  const askedAnswers = applicable.filter((answer) => answer.state !== 'missing' || answer.missing !== 'not_asked')
  return askedAnswers.length * 2 >= applicable.length
}

/** Stores the call as an attempt of who ended it, with its outcome. */
const saveAttempt = async (tx: Transaction, interview: EndedInterview, answers: Answers) => {
  const { endedAt, state, breakReason } = interview
  const instrument = instrumentOf(interview.instrumentVersion)
  // A parent who hangs up relieved did not break off.
  const isPart = breakReason === 'relieved' || isPartial(instrument, answers)
  const brokenOff = isPart ? ('partial' as const) : ('broken_off' as const)
  const outcome = state === 'completed' ? ('complete' as const) : brokenOff
  const day = choice(instrument, answers, 'call_date') ?? dateAt(endedAt)
  await saveEndedCall(tx, { ...interview, at: endedAt }, { outcome, day })
}

/** Moves what counts by the week of the call: the help that was agreed in it, and the attempt that it was. */
const updateWeek = async (tx: Transaction, { id, instrumentVersion }: InterviewOfFamily, answers: Answers) => {
  const date = choice(instrumentOf(instrumentVersion), answers, 'call_date')
  if (!date) return
  await updateCallDay(tx, id, date)
  await tx.helpItem.updateMany({ where: { interviewId: id }, data: { week: weekOf(date) } })
}

type Spoken = { at: Date; staffId: string | null }

/** Applies what the family's interviews say now about the next call: the next step, and the appointments. */
export const applyMayCall = async (
  tx: Transaction,
  { organisationId, familyId }: Pick<InterviewOfFamily, 'organisationId' | 'familyId'>,
  { at, staffId: closedById }: Spoken,
): Promise<void> => {
  await storeNextSteps(tx, organisationId, [familyId])
  await updateRefusedAppointments(tx, { organisationId, familyIds: [familyId], at, closedById })
}

/** Applies the end of a call, whose row says already that it ended. */
export const applyInterviewEnd = async (
  tx: Transaction,
  interview: EndedInterview,
  answers: Answers,
): Promise<void> => {
  await saveAttempt(tx, interview, answers)
  await updateWeek(tx, interview, answers)
  await applyMayCall(tx, interview, { at: interview.endedAt, staffId: interview.spokeId })
}

/** Applies a correction of the answer `key`. */
export const applyCorrection = async (
  tx: Transaction,
  interview: InterviewOfFamily,
  { key, ...spoken }: Spoken & { key: string },
): Promise<void> => {
  if (isItem(key, 'call_date')) await updateWeek(tx, interview, await answersOf(tx, interview.id))
  if (isItem(key, 'may_call_again') || isItem(key, 'may_call_again_how_often'))
    await applyMayCall(tx, interview, spoken)
  await recomputeFacts(tx, interview.organisationId, [interview.familyId])
}
