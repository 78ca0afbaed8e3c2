import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { inTransaction } from '@/server/db'
import { sendNotice } from '@/server/room-notices'
import { requireHostSeat } from '../parts/host-seat'
import type { RoomPath } from '../schema'

/** The caller's page goes away, and the room stays open: nobody is let in until the caller is back. */
export const releaseHostSeat = async (actor: StaffActor, { id }: RoomPath): Promise<{ id: string }> => {
  const { scope, seatId, roomId } = await requireHostSeat(actor, 'room.read', id)
  return inTransaction(scope, async (tx) => {
    await tx.roomSeat.updateMany({ where: { id: seatId }, data: { arrival: null, stream: null } })
    await sendNotice(tx, roomId)
    return { id: roomId }
  })
}
