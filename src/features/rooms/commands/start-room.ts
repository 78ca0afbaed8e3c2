import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { hostRole } from '@/domain/rooms/protocol'
import { hoursOf } from '@/domain/rooms/seats'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction, Prisma, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { closeRooms } from '@/server/room-closing'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'
import { refuseWithoutRelay } from '../parts/relay-for-rooms'
import { closeEarlierRoom, openRoomOf, refuseBusy, reopenRoom } from '../parts/room-of-family'
import type { StartRoom } from '../schema'

/** The appointment for which the room is. Throws when it no longer stands. */
const appointmentOf = async (tx: Transaction, familyId: string, id: string | undefined) => {
  if (id === undefined) return null
  const where = { id, familyId, closedAt: null }
  const appointment = await tx.appointment.findFirst({ where, select: { id: true, startsAt: true } })
  if (!appointment) throw new AppError('locked', 'appointment_over')
  return appointment
}

type RoomHours = { appointmentId: string | null; opensAt: Date; endsAt: Date }

const addRoom = async (tx: Transaction, actor: StaffActor, familyId: string, hours: RoomHours) => {
  const { organisationId, staffId: openedById } = actor
  const data = { organisationId, familyId, openedById, openedAt: now(), ...hours }
  const { id } = await tx.room.create({ data, select: { id: true } })
  await tx.roomSeat.create({
    data: {
      organisationId,
      roomId: id,
      role: hostRole,
      state: 'present',
      means: 'video',
      createdAt: now(),
      admittedAt: now(),
    },
    select: { id: true },
  })
  return { id }
}

/**
 * The room of the same call that is open, which goes on; null when there is none. That of another appointment is closed.
 */
const sameRoom = async (tx: Transaction, actor: StaffActor, familyId: string, appointmentId: string | null) => {
  const room = await openRoomOf(tx, familyId)
  if (!room) return null
  refuseBusy(room, actor)
  if (appointmentId !== null && appointmentId !== room.appointmentId) {
    await closeEarlierRoom(tx, actor, room, familyId)
    return null
  }
  await reopenRoom(tx, actor, room, appointmentId === null)
  return room
}

/**
 * Opens a room for a call with a family, for now or for an appointment, or gives the one that is open for it. Links are made for
 * it, and its caller lets people in.
 */
export const startRoom = async (actor: StaffActor, { familyId, appointmentId }: StartRoom): Promise<{ id: string }> => {
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { id: familyId, ...familyScope(actor) },
      select: { id: true, ...holderColumns },
    }),
    { actor, verb: 'room.start', id: familyId },
  )
  await authorize(actor, 'room.start', { id: familyId, ...holdersOf(family) })
  refuseWithoutRelay(actor)
  return inTransaction(actor, async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    if (!mayCall) throw new AppError('locked', 'no_call_until_asked')
    const appointment = await appointmentOf(tx, familyId, appointmentId)
    const condition = Prisma.sql`family_id = ${familyId}::uuid and ends_at <= ${now()}`
    await closeRooms(tx, condition, { as: 'expired', byId: null })
    const hours = { appointmentId: appointment?.id ?? null, ...hoursOf(appointment?.startsAt ?? null, now()) }
    const room = await sameRoom(tx, actor, familyId, hours.appointmentId)
    if (room?.openedById === actor.staffId) return { id: room.id }
    const { id } = room ?? (await addRoom(tx, actor, familyId, hours))
    await audit(tx, actor, 'room.start', id, { family: familyId })
    return { id }
  })
}
