import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sendNotice } from '@/server/room-notices'

/**
 * Notes in which room an interview is held, so that it says who was there. While a child is in the room none begins. A room in which
 * an interview ended keeps that one.
 */
export const recordRoom = async (
  tx: Transaction,
  actor: StaffActor,
  { roomId, familyId, interviewId }: { roomId: string; familyId: string; interviewId: string },
): Promise<void> => {
  const where = { id: roomId, familyId, openedById: actor.staffId, closedAt: null, endsAt: { gt: now() } }
  const room = requireFound(
    await tx.room.findFirst({
      where,
      select: {
        interviewId: true,
        seats: { where: { isChild: true, state: { in: ['waiting', 'present'] } }, select: { id: true } },
      },
    }),
    { actor, verb: 'room.read', id: roomId },
  )
  if (room.seats.length > 0) throw new AppError('locked', 'child_in_room')
  if (room.interviewId !== null) return
  await tx.room.update({ where: { id: roomId }, data: { interviewId }, select: { id: true } })
  await sendNotice(tx, roomId)
}
