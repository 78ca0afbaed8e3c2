import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { staleMs } from '@/domain/rooms/seats'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { loadSessionActor } from '@/server/session'
import { requireHostSeat } from '../parts/host-seat'
import type { SeatHolder } from '../parts/seat-holder'
import { seatStream } from '../parts/seat-stream'
import { refuseTakenOver } from '../parts/taken-over'
import type { Arrival, RoomPath } from '../schema'

/** A call in which somebody is connected is work: the session does not end in the middle of it. */
const isCalling = async ({ scope, seatId, roomId }: SeatHolder): Promise<boolean> => {
  const seenAt = { gt: new Date(now().getTime() - staleMs) }
  const where = { roomId, id: { not: seatId }, state: 'present', arrival: { not: null }, seenAt } as const
  return (await database(scope).roomSeat.count({ where })) > 0
}

/**
 * Connects the caller's page to the room for as long as the response stays open. It ends with the session, and when a colleague took
 * the room over.
 */
export const startHostStream = async (
  actor: StaffActor,
  { id, arrival }: RoomPath & Arrival,
  requestSignal: AbortSignal,
  everyMs?: number,
): Promise<ReadableStream<Uint8Array>> => {
  const holder = await refuseTakenOver(requireHostSeat(actor, 'room.read', id))
  return seatStream(holder, arrival, requestSignal, {
    isAllowed: async () => {
      const present = await loadSessionActor(actor.sessionId, await isCalling(holder), actor.source)
      if (!present) return false
      return (await database(present).room.count({ where: { id, openedById: present.staffId } })) > 0
    },
    ...(everyMs === undefined ? {} : { everyMs }),
  })
}
