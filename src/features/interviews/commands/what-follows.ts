/**
 * What an interview that has ended sets going beside its answers, at its end and again when it is corrected: the next call,
 * the week of the help agreed in it, and the facts that figures are made of.
 */
import 'server-only'
import { addDays, dateAt } from '@/domain/dates'
import type { Answers } from '@/domain/instrument/answer'
import type { BreakReason } from '@/domain/instrument/beside'
import { instrumentOf } from '@/domain/instrument/instrument'
import { isItem, type ItemKey } from '@/domain/instrument/keys'
import { chosenOptions, effectiveAnswer } from '@/domain/instrument/routing'
import { weekOf } from '@/domain/figures/week'
import { dateColumn, now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { redoFacts } from '@/server/facts'
import { answersOf } from './answers-of'

type Ended = {
  id: string
  organisationId: string
  familyId: string
  endedAt: Date
  breakReason: BreakReason | null
  instrumentVersion: number
}

const daysUntil: Record<string, number> = { weekly: 7, two_weekly: 14, monthly: 28, once: 7 }

const choice = ({ instrumentVersion }: Ended, answers: Answers, key: ItemKey): string | null =>
  chosenOptions(instrumentOf(instrumentVersion), key, answers)[0] ?? null

/** A line that dropped, or nobody knows why: the parent did not choose it, so the call is taken up again. */
const isCutShort = ({ breakReason, instrumentVersion }: Ended, answers: Answers) => {
  const question = effectiveAnswer(instrumentOf(instrumentVersion), 'may_call_again', answers)
  const wasAsked = question.state !== 'missing' || question.missing !== 'not_asked'
  return !wasAsked && (breakReason === 'technical' || breakReason === 'unknown')
}

/**
 * Question 30: no means no call until the parent asks; yes makes the next call request. A call that was cut short before
 * the question came is due again at once.
 */
const arrangeNextCall = async (tx: Transaction, ended: Ended, answers: Answers): Promise<void> => {
  const { organisationId, familyId, endedAt } = ended
  const mayCall = choice(ended, answers, 'may_call_again')
  if (mayCall === 'no')
    await tx.family.update({ where: { id: familyId }, data: { mayCall: false }, select: { id: true } })
  const cutShort = isCutShort(ended, answers)
  if (mayCall !== 'yes' && !cutShort) return
  const days = cutShort ? 0 : (daysUntil[choice(ended, answers, 'may_call_again_how_often') ?? 'weekly'] ?? 7)
  const notBefore = dateColumn(addDays(dateAt(endedAt), days))
  await tx.callRequest.create({
    data: { organisationId, familyId, reason: cutShort ? 'broken_off' : 'call_again', notBefore },
    select: { id: true },
  })
}

const helpInItsWeek = async (tx: Transaction, ended: Ended, answers: Answers) => {
  const date = choice(ended, answers, 'call_date')
  if (date) await tx.helpItem.updateMany({ where: { interviewId: ended.id }, data: { week: weekOf(date) } })
}

/** At the end. The call was made: whatever was asked for before it is done. */
export const followEnd = async (tx: Transaction, ended: Ended, answers: Answers): Promise<void> => {
  await tx.callRequest.updateMany({
    where: { familyId: ended.familyId, closedAt: null },
    data: { closedAt: now() },
  })
  await arrangeNextCall(tx, ended, answers)
  await helpInItsWeek(tx, ended, answers)
}

/** Only the family's last interview says whether and when to call again; what was asked for since stays. */
const arrangeAgain = async (tx: Transaction, ended: Ended, answers: Answers) => {
  const { familyId } = ended
  const last = await tx.interview.findFirst({
    where: { familyId, state: { in: ['completed', 'broken_off'] } },
    orderBy: { endedAt: 'desc' },
    select: { id: true },
  })
  if (last?.id !== ended.id) return
  const agreed = { familyId, closedAt: null, reason: { in: ['call_again', 'broken_off'] } }
  await tx.callRequest.updateMany({ where: agreed, data: { closedAt: now() } })
  await tx.family.update({ where: { id: familyId }, data: { mayCall: true }, select: { id: true } })
  await arrangeNextCall(tx, ended, answers)
}

/** After a correction of `key`. */
export const followCorrection = async (tx: Transaction, ended: Ended, key: string): Promise<void> => {
  if (isItem(key, 'call_date')) await helpInItsWeek(tx, ended, await answersOf(tx, ended.id))
  if (isItem(key, 'may_call_again') || isItem(key, 'may_call_again_how_often'))
    await arrangeAgain(tx, ended, await answersOf(tx, ended.id))
  await redoFacts(tx, ended.organisationId, [ended.familyId])
}
