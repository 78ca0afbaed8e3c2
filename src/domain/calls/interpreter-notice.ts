/**
 * What an interpreter still has to be told of a booking, by e-mail or by phone. It follows from the booking as it is, so whatever
 * changed an appointment tells the interpreter, and what was taken back before anybody told them is told by nobody.
 */
import { addDays, dateAt, dayMs, instantOf } from '../dates'
import { undoForMs } from './outcomes'

export const interpreterNotices = ['booked', 'moved', 'cancelled', 'reminder'] as const
export type InterpreterNotice = (typeof interpreterNotices)[number]

export type ToldBooking = {
  readonly startsAt: Date
  /** The end of the hours that the interpreter keeps free. */
  readonly keptUntil: Date
  readonly stands: boolean
  /** What they were told last. */
  readonly told: 'booked' | 'cancelled' | null
  readonly toldAt: Date | null
  readonly remindedAt: Date | null
  /** They know of the booking in whose place this one came. */
  readonly knowsFormer: boolean
  /** A booking for another time came in its place, which tells of both. */
  readonly isSucceeded: boolean
}

const reminderTime = '16:00'

/** The afternoon of the day before. */
export const remindsFrom = (startsAt: Date): Date => {
  const dayBefore = addDays(dateAt(startsAt), -1)
  return instantOf(dayBefore, reminderTime) ?? new Date(startsAt.getTime() - dayMs)
}

/** Null: they know what there is to know. Once the hours are past nothing is told, and once they began no reminder. */
export const noticeOf = (booking: ToldBooking, now: Date): InterpreterNotice | null => {
  const { startsAt, keptUntil, stands, told, toldAt, remindedAt, knowsFormer, isSucceeded } = booking
  if (keptUntil <= now) return null
  if (!stands) return told === 'booked' && !isSucceeded ? 'cancelled' : null
  if (told !== 'booked') return knowsFormer ? 'moved' : 'booked'
  const remindAt = remindsFrom(startsAt)
  const knewBefore = toldAt !== null && toldAt < remindAt
  return remindedAt === null && knewBefore && remindAt <= now && now < startsAt ? 'reminder' : null
}

type Change = Pick<ToldBooking, 'startsAt'> & {
  /** When that came about which is to be told. */
  readonly changedAt: Date
}

/** When the e-mail goes. It waits as long as a change can be undone, unless the call is near. */
export const letterDueAt = (notice: InterpreterNotice, { startsAt, changedAt }: Change): Date => {
  if (notice === 'reminder') return new Date(Math.max(remindsFrom(startsAt).getTime(), changedAt.getTime()))
  const nearFrom = Math.max(changedAt.getTime(), startsAt.getTime() - dayMs)
  return new Date(Math.min(changedAt.getTime() + undoForMs, nearFrom))
}

/** After this long without the e-mail somebody calls. */
const letterLateMs = 30 * 60 * 1000

export type Telling = Change & {
  readonly hasAddress: boolean
  readonly letter: InterpreterNotice | null
  readonly letterAt: Date | null
}

/** Whether somebody has to call: there is no address or no mail server, or the e-mail did not go, enqueued or not. */
export const isToldByHand = (
  notice: InterpreterNotice,
  { hasAddress, letter, letterAt, ...change }: Telling,
  { hasMail, now }: { hasMail: boolean; now: Date },
): boolean => {
  const waitsFrom = (letter === notice ? letterAt : null) ?? letterDueAt(notice, change)
  return !hasMail || !hasAddress || now.getTime() - waitsFrom.getTime() > letterLateMs
}
