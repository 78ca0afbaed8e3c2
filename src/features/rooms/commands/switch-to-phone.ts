import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { openStates } from '@/domain/calls/interview-state'
import { audit } from '@/server/audit'
import { inTransaction, Prisma } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { closeRooms } from '@/server/room-closing'
import { requireRoom } from '../parts/host-seat'
import type { RoomId } from '../schema'

/** Goes on by phone: the room ends, and the interview that was held in it goes on with another channel. */
export const switchToPhone = async (actor: StaffActor, { roomId }: RoomId): Promise<{ id: string }> => {
  const { familyId } = await requireRoom(actor, 'room.read', roomId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const count = await closeRooms(tx, Prisma.sql`id = ${roomId}::uuid`, { as: 'phone', byId: actor.staffId })
    if (count === 0) return { id: roomId }
    await tx.interview.updateMany({
      where: { rooms: { some: { id: roomId } }, state: { in: [...openStates] } },
      data: { channel: 'phone' },
    })
    await audit(tx, actor, 'room.end', roomId, { family: familyId, channel: 'phone' })
    return { id: roomId }
  })
}
