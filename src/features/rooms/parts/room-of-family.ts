/** The room that a family has open already, and what becomes of it when a call begins. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { hoursOf, isHost, isNear, arrivalAt, lastSign } from '@/domain/rooms/seats'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { Prisma, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { closeRooms } from '@/server/room-closing'

export const openRoomOf = (tx: Transaction, familyId: string) =>
  tx.room.findFirst({
    where: { familyId, closedAt: null },
    select: {
      id: true,
      openedById: true,
      appointmentId: true,
      opensAt: true,
      seats: { select: { role: true, state: true, arrival: true, seenAt: true, admittedAt: true } },
    },
  })

type OpenRoom = NonNullable<Awaited<ReturnType<typeof openRoomOf>>>

/** A colleague's room whose page is closed is taken over with its links: the family is called by somebody else now. */
export const refuseBusy = ({ openedById, seats }: OpenRoom, actor: StaffActor): void => {
  const isBusy = seats.some((seat) => isHost(seat) && arrivalAt(seat, now()) !== null)
  if (openedById !== actor.staffId && isBusy) throw new AppError('locked', 'room_of_colleague')
}

/** Whether anybody is in it or at its door. */
const isUsed = ({ seats }: OpenRoom) => {
  const at = now()
  return seats.some(
    (seat) => arrivalAt(seat, at) !== null || (seat.state === 'present' && !isHost(seat) && isNear(lastSign(seat), at)),
  )
}

/**
 * Closes the room of another call, so that no link or cookie of it opens this one. Throws while somebody is in it.
 */
export const closeEarlierRoom = async (
  tx: Transaction,
  actor: StaffActor,
  room: OpenRoom,
  familyId: string,
): Promise<void> => {
  if (isUsed(room)) throw new AppError('conflict', 'room_in_use')
  await closeRooms(tx, Prisma.sql`id = ${room.id}::uuid`, { as: 'ended', byId: actor.staffId })
  await audit(tx, actor, 'room.end', room.id, { family: familyId })
}

/** Goes on in the room that is open. One that opens later opens now when the call is now. */
export const reopenRoom = async (
  tx: Transaction,
  actor: StaffActor,
  room: OpenRoom,
  isForNow: boolean,
): Promise<void> => {
  const hours = isForNow && room.opensAt > now() ? hoursOf(null, now()) : {}
  await tx.room.update({ where: { id: room.id }, data: { openedById: actor.staffId, ...hours }, select: { id: true } })
}
