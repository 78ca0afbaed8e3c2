/** Being let in does not last: a guest who was away, or whose caller is, waits at the door again. */
import 'server-only'
import { isFull, isHost, isLapsed, isNear, lastSign } from '@/domain/rooms/seats'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { SeatHolder } from './seat-holder'

type OfSeat = Pick<SeatHolder, 'seatId' | 'roomId'>

const columns = { id: true, role: true, state: true, seenAt: true, admittedAt: true } as const

/** The caller's place is kept, also while they are away. */
const placesTaken = (seats: readonly Seat[], at: Date) =>
  seats.filter((seat) => isHost(seat) || isNear(lastSign(seat), at)).length

const presentSeats = (tx: Pick<Transaction, 'roomSeat'>, roomId: string) =>
  tx.roomSeat.findMany({ where: { roomId, state: 'present' }, select: columns })

type Seat = Awaited<ReturnType<typeof presentSeats>>[number]

const hasCallerNear = (seats: readonly Seat[], at: Date) =>
  seats.some((seat) => isHost(seat) && isNear(seat.seenAt, at))

/** Sets the seat of a guest whose page connects back to asking, when their place lapsed or was taken meanwhile. */
export const withdrawLapsedSeat = async (tx: Transaction, { seatId, roomId }: OfSeat): Promise<void> => {
  const at = now()
  const seats = await presentSeats(tx, roomId)
  const seat = seats.find(({ id }) => id === seatId)
  if (!seat || isHost(seat)) return
  const otherSeats = seats.filter(({ id }) => id !== seatId)
  if (!isLapsed(seat, hasCallerNear(seats, at), at) && !isFull(placesTaken(otherSeats, at))) return
  await tx.roomSeat.updateMany({ where: { id: seatId, state: 'present' }, data: { state: 'waiting' } })
}

/** Throws when the caller was not heard of for longer than a reload takes: guests are not in a room without them. */
export const requireCallerNear = async (db: Pick<Transaction, 'roomSeat'>, roomId: string): Promise<void> => {
  if (!hasCallerNear(await presentSeats(db, roomId), now())) throw new AppError('conflict', 'caller_away')
}
