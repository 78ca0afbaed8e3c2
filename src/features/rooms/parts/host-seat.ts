import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { hostRole } from '@/domain/rooms/protocol'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { seatScope } from '@/server/row-scope'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'
import type { SeatHolder } from './seat-holder'

/**
 * The room that the actor opened, of a family that they still call. Throws `not_found` for any other family's room, and
 * `forbidden` for one that a colleague opened.
 */
export const requireRoom = async (actor: StaffActor, verb: Verb, id: string) => {
  const room = requireFound(
    await database(actor).room.findFirst({
      where: { id, family: familyScope(actor) },
      select: {
        id: true,
        organisationId: true,
        familyId: true,
        openedById: true,
        family: { select: holderColumns },
      },
    }),
    { actor, verb, id },
  )
  const { organisationId, familyId, openedById: ownerId } = room
  await authorize(actor, verb, { id, organisationId, ownerId, ...holdersOf(room.family) })
  return { roomId: id, organisationId, familyId }
}

/** The actor's own seat in that room. */
export const requireHostSeat = async (actor: StaffActor, verb: Verb, id: string): Promise<SeatHolder> => {
  const { roomId, organisationId } = await requireRoom(actor, verb, id)
  const seat = requireFound(
    await database(actor).roomSeat.findFirst({ where: { roomId, role: hostRole }, select: { id: true } }),
  )
  return { seatId: seat.id, roomId, organisationId, scope: seatScope(seat.id) }
}
