import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { hostRole } from '@/domain/rooms/protocol'
import { requireFound } from '@/server/authorize'
import { inTransaction, type Transaction } from '@/server/db'
import { sendNotice } from '@/server/room-notices'
import type { SeatOfRoom } from '../schema'
import { requireRoom } from './host-seat'
import { lockOpenRoom, type OpenRoom } from './open-room'

export type GuestSeat = { id: string; role: string; state: string; familyId: string }

/** Does something to the seat of somebody else in the actor's room, and tells everybody in it. */
export const withGuestSeat = async (
  actor: StaffActor,
  verb: Verb,
  { roomId, seatId }: SeatOfRoom,
  work: (tx: Transaction, seat: GuestSeat, room: OpenRoom) => Promise<void>,
): Promise<{ id: string }> => {
  const { familyId } = await requireRoom(actor, verb, roomId)
  await inTransaction(actor, async (tx) => {
    const room = await lockOpenRoom(tx, roomId)
    const seat = await tx.roomSeat.findFirst({
      where: { id: seatId, roomId, role: { not: hostRole } },
      select: { id: true, role: true, state: true },
    })
    await work(tx, { ...requireFound(seat, { actor, verb, id: seatId }), familyId }, room)
    await sendNotice(tx, roomId)
  })
  return { id: seatId }
}
