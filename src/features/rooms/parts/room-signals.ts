/** How two browsers of a room reach each other: a row until it is delivered, and a notice that it is there. */
import 'server-only'
import type { ReceivedSignal, SentSignal } from '@/domain/rooms/protocol'
import { arrivalAt, isHost } from '@/domain/rooms/seats'
import { withoutAddresses } from '@/domain/rooms/signal-addresses'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sendNotice } from '@/server/room-notices'
import { hasRelay } from '@/server/room-relay'
import { requirePace } from '@/server/seat-pace'
import { storedAs } from '@/server/stored'
import { signalBodySchema } from '../schema'
import { requireCallerNear } from './lapsed-seat'
import type { SeatHolder } from './seat-holder'

/** A browser sends some thirty when it connects. Whoever leaves so many unread is gone. */
const mostWaiting = 500

type SignalRow = { id: bigint; fromSeatId: string; fromArrival: string; body: unknown }

/** Deletes what waits for this page, and returns it in the order in which it was sent. A stream that was replaced takes nothing. */
export const takenSignals = async (
  page: SeatHolder & { arrival: string; stream: string },
): Promise<ReceivedSignal[]> => {
  const rows = await database(page.scope).$queryRaw<SignalRow[]>`
    delete from room_signal where to_seat_id = ${page.seatId}::uuid and to_arrival = ${page.arrival}::uuid
      and exists (select from room_seat where id = ${page.seatId}::uuid and stream = ${page.stream}::uuid)
    returning id, from_seat_id as "fromSeatId", from_arrival as "fromArrival", body`
  return rows
    .toSorted((row, next) => Number(row.id - next.id))
    .map(({ id, fromSeatId, fromArrival, body }) => ({
      from: fromSeatId,
      fromArrival,
      body: storedAs(signalBodySchema, body, { kind: 'room_signal', id: String(id) }),
    }))
}

/**
 * Stores a signal from this page to another one of the room. Both must be let in and connected. Where there is a relay, nothing but the
 * relay's own addresses passes, whatever a browser sends.
 */
export const storeSignal = async (holder: SeatHolder, signal: SentSignal): Promise<void> => {
  requirePace('signal', holder.seatId)
  const { arrival, to, toArrival } = signal
  const body = hasRelay() ? withoutAddresses(signal.body) : signal.body
  await inTransaction(holder.scope, async (tx) => {
    const seats = await tx.roomSeat.findMany({
      where: { roomId: holder.roomId, id: { in: [holder.seatId, to] }, state: 'present', room: { closedAt: null } },
      select: { id: true, role: true, arrival: true, seenAt: true },
    })
    const at = now()
    const isOpenAt = (seatId: string, page: string) =>
      seats.some((seat) => seat.id === seatId && arrivalAt(seat, at) === page)
    if (to === holder.seatId || !isOpenAt(holder.seatId, arrival) || !isOpenAt(to, toArrival))
      throw new AppError('conflict', 'seat_not_there')
    if (!seats.some(isHost)) await requireCallerNear(tx, holder.roomId)
    if (!body) return
    const stored = await tx.$executeRaw`
      insert into room_signal (organisation_id, room_id, from_seat_id, from_arrival, to_seat_id, to_arrival, body, sent_at)
      select ${holder.organisationId}::uuid, ${holder.roomId}::uuid, ${holder.seatId}::uuid, ${arrival}::uuid, ${to}::uuid,
        ${toArrival}::uuid, ${JSON.stringify(body)}::jsonb, ${at}
      where (select count(*) from room_signal where from_seat_id = ${holder.seatId}::uuid) < ${mostWaiting}`
    if (stored === 0) throw new AppError('too_many')
    await sendNotice(tx, to)
  })
}
