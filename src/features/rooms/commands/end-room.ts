import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction, Prisma } from '@/server/db'
import { closeRooms } from '@/server/room-closing'
import { requireRoom } from '../parts/host-seat'
import type { RoomId } from '../schema'

/** Ends the call for everybody in the room; its links open nothing any more. */
export const endRoom = async (actor: StaffActor, { roomId }: RoomId): Promise<{ id: string }> => {
  const { familyId } = await requireRoom(actor, 'room.end', roomId)
  return inTransaction(actor, async (tx) => {
    const count = await closeRooms(tx, Prisma.sql`id = ${roomId}::uuid`, { as: 'ended', byId: actor.staffId })
    if (count > 0) await audit(tx, actor, 'room.end', roomId, { family: familyId })
    return { id: roomId }
  })
}
