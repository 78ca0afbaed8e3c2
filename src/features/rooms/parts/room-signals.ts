/** How two browsers of a room reach each other: a row until it is delivered, and a notice that it is there. */
import 'server-only'
import type { ReceivedSignal, SentSignal } from '@/domain/rooms/protocol'
import { arrivalAt } from '@/domain/rooms/seats'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sendNotice } from '@/server/room-notices'
import { storedAs } from '@/server/stored'
import { signalBodySchema } from '../schema'
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

/** Stores a signal from this page to another one of the room. Both must be let in and connected. */
export const storeSignal = (holder: SeatHolder, { arrival, to, toArrival, body }: SentSignal): Promise<void> =>
  inTransaction(holder.scope, async (tx) => {
    const seats = await tx.roomSeat.findMany({
      where: { roomId: holder.roomId, id: { in: [holder.seatId, to] }, state: 'present', room: { closedAt: null } },
      select: { id: true, arrival: true, seenAt: true },
    })
    const at = now()
    const isOpenAt = (seatId: string, page: string) =>
      seats.some((seat) => seat.id === seatId && arrivalAt(seat, at) === page)
    if (to === holder.seatId || !isOpenAt(holder.seatId, arrival) || !isOpenAt(to, toArrival))
      throw new AppError('conflict', 'seat_not_there')
    const stored = await tx.$executeRaw`
      insert into room_signal (organisation_id, room_id, from_seat_id, from_arrival, to_seat_id, to_arrival, body, sent_at)
      select ${holder.organisationId}::uuid, ${holder.roomId}::uuid, ${holder.seatId}::uuid, ${arrival}::uuid, ${to}::uuid,
        ${toArrival}::uuid, ${JSON.stringify(body)}::jsonb, ${at}
      where (select count(*) from room_signal where from_seat_id = ${holder.seatId}::uuid) < ${mostWaiting}`
    if (stored === 0) throw new AppError('too_many')
    await sendNotice(tx, to)
  })
