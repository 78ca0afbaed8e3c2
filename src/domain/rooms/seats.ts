/** Who is connected, who may come in, and who sees whom: the rules of a room that need no database. */
import { hostRole, mostSeats, type SeatRole, type SeatState, type SeatView } from './protocol'

/** A page that was not heard of for so long is gone, also when its stream never ended. */
export const staleMs = 45_000
export const beatMs = 15_000

/** How long before an appointment its links open, and how long after it a room ends by itself. */
const earlyMs = 15 * 60_000
const longestMs = 24 * 60 * 60_000

type HasRole = { role: SeatRole }

/** Whoever opened the room and lets the others in. */
export const isHost = ({ role }: HasRole): boolean => role === hostRole
/** The parent is called by the name that the family's card has. */
export const isParent = ({ role }: HasRole): boolean => role === 'parent'
/** An interpreter may be somebody of the register, and is not asked whether they are a child. */
export const isInterpreter = ({ role }: HasRole): boolean => role === 'interpreter'

type Connected = { arrival: string | null; seenAt: Date | null }

/** The page on which a seat is open now, or null. */
export const arrivalAt = ({ arrival, seenAt }: Connected, at: Date): string | null =>
  seenAt !== null && at.getTime() - seenAt.getTime() < staleMs ? arrival : null

/** Whether a seat was heard of just now, also while its page is loaded again. Nobody comes through a reload as somebody gone. */
export const isNear = (seenAt: Date | null, at: Date): boolean =>
  seenAt !== null && at.getTime() - seenAt.getTime() < staleMs

/** Who was let in and then not heard of for so long is let in anew: their browser may be in other hands by now. */
const lapseMs = 2 * 60_000

type Admitted = { state: SeatState; seenAt: Date | null; admittedAt: Date | null }

/** When somebody was last heard of: being let in counts as well, since a page connects after it. */
export const lastSign = ({ seenAt, admittedAt }: Omit<Admitted, 'state'>): Date | null =>
  seenAt !== null && admittedAt !== null && admittedAt < seenAt ? seenAt : (admittedAt ?? seenAt)

/** Whether a guest whose page connects has to ask again. */
export const isLapsed = (seat: Admitted, isCallerNear: boolean, at: Date): boolean => {
  if (seat.state !== 'present') return false
  const sign = lastSign(seat)
  return !isCallerNear || sign === null || at.getTime() - sign.getTime() > lapseMs
}

/**
 * What a seat sees: the caller everybody but those who left; a guest themselves and those who are present, and once they were sent
 * away themselves alone.
 */
export const seatsSeenBy = (seats: readonly SeatView[], self: string): SeatView[] => {
  const isCaller = seats.some((seat) => seat.id === self && isHost(seat))
  if (isCaller) return seats.filter(({ id, state }) => id === self || state !== 'left')
  const isAway = seats.some(({ id, state }) => id === self && (state === 'removed' || state === 'left'))
  return seats
    .filter(({ id, state }) => id === self || (state === 'present' && !isAway))
    .map((seat) => ({ ...seat, sharesLink: false }))
}

export const isFull = (present: number): boolean => present >= mostSeats

/** When the links of a room open and when it ends. Null: there is no appointment, so now. */
export const hoursOf = (appointmentAt: Date | null, at: Date): { opensAt: Date; endsAt: Date } => {
  const opensAt = appointmentAt === null ? at : new Date(appointmentAt.getTime() - earlyMs)
  const from = Math.max(at.getTime(), appointmentAt?.getTime() ?? 0)
  return { opensAt, endsAt: new Date(from + longestMs) }
}
