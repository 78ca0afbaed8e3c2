import 'server-only'
import { arrivalAt, staleMs } from '@/domain/rooms/seats'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'

export type OpenRoom = { opensAt: Date; endsAt: Date; presentSeats: number; isCallerThere: boolean }

type Row = Omit<OpenRoom, 'isCallerThere'> & { closedAt: Date | null; arrival: string | null; seenAt: Date | null }

/**
 * Locks a room, so that of two people who are let in at once the second is counted after the first. Of those who were let
 * in only who was heard of just now has a place; the caller always has one. Throws when it is over.
 */
export const lockOpenRoom = async (tx: Transaction, id: string): Promise<OpenRoom> => {
  await tx.$queryRaw`select id from room where id = ${id}::uuid for no key update`
  const since = new Date(now().getTime() - staleMs)
  const [row] = await tx.$queryRaw<Row[]>`
    select room.opens_at as "opensAt", room.ends_at as "endsAt", room.closed_at as "closedAt", host.arrival, host.seen_at as "seenAt",
      (select count(*)::int from room_seat where room_id = room.id and state = 'present'
        and (role = 'caller' or greatest(seen_at, admitted_at) > ${since})) as "presentSeats"
    from room join room_seat host on host.room_id = room.id and host.role = 'caller'
    where room.id = ${id}::uuid`
  if (!row || row.closedAt !== null || row.endsAt <= now()) throw new AppError('locked', 'room_over')
  const { opensAt, endsAt, presentSeats } = row
  return { opensAt, endsAt, presentSeats, isCallerThere: arrivalAt(row, now()) !== null }
}
