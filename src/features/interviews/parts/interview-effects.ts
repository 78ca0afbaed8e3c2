/**
 * Applies the effects of an ended interview, at its end and again after a correction: the next call request, the week of the
 * help that was agreed in it, and (after a correction) the facts from which figures are computed.
 */
import 'server-only'
import { addDays, dateAt } from '@/domain/dates'
import type { Answers } from '@/domain/instrument/answer'
import type { BreakReason } from '@/domain/instrument/call-details'
import { instrumentOf } from '@/domain/instrument/instrument'
import { isItem, type ItemKey } from '@/domain/instrument/keys'
import { chosenOptions, effectiveAnswer } from '@/domain/instrument/routing'
import { weekOf } from '@/domain/figures/week'
import { dateColumn, now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { recomputeFacts } from '@/server/facts'
import { answersOf } from './interview-answers'

type EndedInterview = {
  id: string
  organisationId: string
  familyId: string
  endedAt: Date
  breakReason: BreakReason | null
  instrumentVersion: number
}

const daysUntil: Record<string, number> = { weekly: 7, two_weekly: 14, monthly: 28, once: 7 }

const choice = ({ instrumentVersion }: EndedInterview, answers: Answers, key: ItemKey): string | null =>
  chosenOptions(instrumentOf(instrumentVersion), key, answers)[0] ?? null

/**
 * Whether the call broke off for a technical or an unknown reason before question 30 was asked. The parent did not choose to
 * stop, so the call is due again.
 */
const isCutShort = ({ breakReason, instrumentVersion }: EndedInterview, answers: Answers) => {
  const question = effectiveAnswer(instrumentOf(instrumentVersion), 'may_call_again', answers)
  const wasAsked = question.state !== 'missing' || question.missing !== 'not_asked'
  return !wasAsked && (breakReason === 'technical' || breakReason === 'unknown')
}

/**
 * Creates the next call request by question 30. After "no" nobody calls until the parent asks. After "yes" the request has
 * the agreed interval, a week by default. A call that was cut short before the question is due again on the same day.
 */
const createNextCallRequest = async (
  tx: Transaction,
  endedInterview: EndedInterview,
  answers: Answers,
): Promise<void> => {
  const { organisationId, familyId, endedAt } = endedInterview
  const mayCall = choice(endedInterview, answers, 'may_call_again')
  if (mayCall === 'no')
    await tx.family.update({ where: { id: familyId }, data: { mayCall: false }, select: { id: true } })
  const cutShort = isCutShort(endedInterview, answers)
  if (mayCall !== 'yes' && !cutShort) return
  const days = cutShort ? 0 : (daysUntil[choice(endedInterview, answers, 'may_call_again_how_often') ?? 'weekly'] ?? 7)
  const notBefore = dateColumn(addDays(dateAt(endedAt), days))
  await tx.callRequest.create({
    data: { organisationId, familyId, reason: cutShort ? 'broken_off' : 'call_again', notBefore },
    select: { id: true },
  })
}

const updateHelpWeek = async (tx: Transaction, interview: EndedInterview, answers: Answers) => {
  const date = choice(interview, answers, 'call_date')
  if (date) await tx.helpItem.updateMany({ where: { interviewId: interview.id }, data: { week: weekOf(date) } })
}

/** Applies the end of a call. It closes every earlier call request, because the call was made. */
export const applyInterviewEnd = async (
  tx: Transaction,
  endedInterview: EndedInterview,
  answers: Answers,
): Promise<void> => {
  await tx.callRequest.updateMany({
    where: { familyId: endedInterview.familyId, closedAt: null },
    data: { closedAt: now() },
  })
  await createNextCallRequest(tx, endedInterview, answers)
  await updateHelpWeek(tx, endedInterview, answers)
}

/**
 * Replaces the agreed call requests after a correction, when this is the family's last interview. A request that the parent
 * made since stays.
 */
const replaceNextCallRequest = async (tx: Transaction, endedInterview: EndedInterview, answers: Answers) => {
  const { familyId } = endedInterview
  const last = await tx.interview.findFirst({
    where: { familyId, state: { in: ['completed', 'broken_off'] } },
    orderBy: { endedAt: 'desc' },
    select: { id: true },
  })
  if (last?.id !== endedInterview.id) return
  const agreedRequests = { familyId, closedAt: null, reason: { in: ['call_again', 'broken_off'] } }
  await tx.callRequest.updateMany({ where: agreedRequests, data: { closedAt: now() } })
  await tx.family.update({ where: { id: familyId }, data: { mayCall: true }, select: { id: true } })
  await createNextCallRequest(tx, endedInterview, answers)
}

/** Applies a correction of the answer `key`. */
export const applyCorrection = async (tx: Transaction, endedInterview: EndedInterview, key: string): Promise<void> => {
  if (isItem(key, 'call_date')) await updateHelpWeek(tx, endedInterview, await answersOf(tx, endedInterview.id))
  if (isItem(key, 'may_call_again') || isItem(key, 'may_call_again_how_often'))
    await replaceNextCallRequest(tx, endedInterview, await answersOf(tx, endedInterview.id))
  await recomputeFacts(tx, endedInterview.organisationId, [endedInterview.familyId])
}
