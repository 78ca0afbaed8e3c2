/**
 * Orders the families that a caller calls now: first what was agreed for about now, then what is agreed for later today, then
 * what was promised to a parent, then those whom this part of the day suits, and in each the longest silence first. A family
 * that was tried today comes last, the one that was tried longest ago first. No answer of a parent orders anything, except
 * when the parent wants to be called.
 */
import { localMomentAt } from '../dates'
import type { PartOfDay } from '../people/contact-preferences'
import { isDue, type NextStep } from './next-step'
import { hourBegins, type CallReason } from './planned'

export type QueueEntry = {
  readonly ref: string
  readonly step: Pick<
    NextStep,
    'kind' | 'reason' | 'notBefore' | 'time' | 'partsOfDay' | 'startsAt' | 'endsAt' | 'waitsFor'
  >
  /** The last day on which the family was spoken to, or its first day on the list. */
  readonly silentSince: string
  /** When the family was last tried for this call, `YYYY-MM-DD HH:MM` in Amsterdam. Null: never. */
  readonly triedAt: string | null
}

/** A call before somebody asked for this one, such as the call in which it was agreed, is no try at it. */
export const triedFor = (lastAttemptAt: Date | null, { askedAt }: { askedAt: Date | null }): string | null =>
  lastAttemptAt !== null && (askedAt === null || lastAttemptAt > askedAt) ? localMomentAt(lastAttemptAt) : null

/** Why a family stands where it stands; shown on its card. */
export const turns = [
  'agreed_time',
  'agreed_later',
  'promised',
  'suits_now',
  'longest_silence',
  'suits_later',
  'tried_today',
] as const
export type Turn = (typeof turns)[number]

/** A day, `YYYY-MM-DD`, and a time, `HH:MM`, both in Amsterdam. */
export type Moment = { readonly today: string; readonly time: string }

/** Why a family is called when its parent counts on the call. */
export const promisedReasons: readonly CallReason[] = ['appointment', 'parent_asked', 'call_back', 'broken_off']

/** The part of the day at a time, `HH:MM`. */
export const partOfDayAt = (time: string): PartOfDay => {
  if (time < '12:00') return 'morning'
  return time < '18:00' ? 'afternoon' : 'evening'
}

/** What was agreed, as moments of the form `YYYY-MM-DD HH:MM` in Amsterdam, which compare as text; null without an hour. */
const agreementOf = ({ notBefore, startsAt, endsAt, time }: QueueEntry['step']) => {
  const start = startsAt ? localMomentAt(new Date(startsAt)) : time && notBefore ? `${notBefore} ${time}` : null
  if (start === null) return null
  const end = endsAt ? localMomentAt(new Date(endsAt)) : null
  return { start, end, givenFrom: end === null ? hourBegins(start) : start }
}

/** The turn of a family with which a time or a window was agreed. After a window what remains is a promise. */
const turnOfAgreement = (
  { end, givenFrom }: NonNullable<ReturnType<typeof agreementOf>>,
  { triedAt }: QueueEntry,
  { today, time }: Moment,
): Turn => {
  const present = `${today} ${time}`
  if (present < givenFrom) return 'agreed_later'
  // A call before the agreed time is no try at it.
  if (triedAt !== null && triedAt >= givenFrom && triedAt >= today) return 'tried_today'
  return end !== null && present >= end ? 'promised' : 'agreed_time'
}

export const turnOf = (entry: QueueEntry, moment: Moment): Turn => {
  const { step, triedAt } = entry
  const { reason, partsOfDay } = step
  const agreement = agreementOf(step)
  if (agreement) return turnOfAgreement(agreement, entry, moment)
  if (triedAt !== null && triedAt >= moment.today) return 'tried_today'
  if (partsOfDay.length > 0 && !partsOfDay.includes(partOfDayAt(moment.time))) return 'suits_later'
  if (reason !== null && promisedReasons.includes(reason)) return 'promised'
  return partsOfDay.length > 0 ? 'suits_now' : 'longest_silence'
}

/** Whether a caller who asks for the next family can be given this one. What is agreed for later today waits for its time. */
export const isGivenNow = (entry: QueueEntry, moment: Moment): boolean => turnOf(entry, moment) !== 'agreed_later'

const inOrder = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** Of what was agreed, the earliest moment comes first, and at the same moment a time before a window. */
const byAgreement = (a: QueueEntry, b: QueueEntry) => {
  const [leftAgreement, rightAgreement] = [agreementOf(a.step), agreementOf(b.step)]
  return (
    inOrder(leftAgreement?.start ?? '', rightAgreement?.start ?? '') ||
    inOrder(leftAgreement?.end ?? '', rightAgreement?.end ?? '')
  )
}

const byTry = (a: QueueEntry, b: QueueEntry) => inOrder(a.triedAt ?? '', b.triedAt ?? '')

const orderWithin: { readonly [turn in Turn]?: (a: QueueEntry, b: QueueEntry) => number } = {
  agreed_time: byAgreement,
  agreed_later: byAgreement,
  tried_today: byTry,
}

/** Negative when `a` comes first. */
export const byTurn =
  (moment: Moment) =>
  (a: QueueEntry, b: QueueEntry): number => {
    const [turnOfLeft, turnOfRight] = [turnOf(a, moment), turnOf(b, moment)]
    if (turnOfLeft !== turnOfRight) return turns.indexOf(turnOfLeft) - turns.indexOf(turnOfRight)
    const withinTurn = orderWithin[turnOfLeft]?.(a, b) ?? 0
    return withinTurn || inOrder(a.silentSince, b.silentSince) || inOrder(a.ref, b.ref)
  }

const byDay = (a: QueueEntry, b: QueueEntry) =>
  inOrder(a.step.notBefore ?? '', b.step.notBefore ?? '') || inOrder(a.ref, b.ref)

/**
 * Splits families into those to call now, those to call on a later day, and those that wait for somebody. A family that is
 * stopped or not yet in the programme is in none of them.
 */
export const queueOf = <Entry extends QueueEntry>(entries: readonly Entry[], moment: Moment) => ({
  due: entries.filter(({ step }) => isDue(step, moment.today)).toSorted(byTurn(moment)),
  later: entries
    .filter(({ step }) => (step.kind === 'call' || step.kind === 'appointment') && !isDue(step, moment.today))
    .toSorted(byDay),
  waiting: entries.filter(({ step }) => step.kind === 'waiting').toSorted((a, b) => inOrder(a.ref, b.ref)),
})
