import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { ChosenWay } from '@/domain/calls/chosen-way'
import type { RoomView, SeatRole } from '@/domain/rooms/protocol'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { interpreterChoices, type InterpreterChoices } from '@/server/interpreter-choices'
import { requireHostSeat } from '../parts/host-seat'
import { numberEnding } from '../parts/number-ending'
import { roomOfSeat } from '../parts/room-view'

export type RoomForHost = {
  room: RoomView
  familyId: string
  parentName: string
  /** When the appointment begins, in ISO; null: none. */
  appointmentAt: string | null
  /** How one agreed to meet at the appointment; null: no appointment. */
  agreed: ChosenWay | null
  /** From when its links open, in ISO. */
  opensAt: string
  /** The last two digits of the numbers at which the parent may be called back, the first one first. */
  numberEndings: readonly string[]
  interpreterChoices: InterpreterChoices
  /** Who is booked for the appointment; null: nobody. */
  bookedInterpreterId: string | null
  /** The links that were made, of which the address is shown once. */
  links: readonly { role: SeatRole; interpreterId: string | null; createdAt: string }[]
}

const columns = {
  familyId: true,
  opensAt: true,
  links: { select: { role: true, interpreterId: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
  appointment: {
    select: {
      startsAt: true,
      channel: true,
      chosenBy: true,
      bookings: { where: { closedAt: null }, select: { interpreterId: true }, take: 1 },
    },
  },
  family: {
    select: {
      identity: { select: { parentName: true } },
      contactPoints: {
        where: { kind: 'phone', state: 'active' },
        select: { value: true },
        orderBy: { position: 'asc' },
      },
    },
  },
} as const

/** The room of the actor's own page. Throws `not_found` outside the actor's families, `forbidden` for a colleague's. */
export const roomForHost = async (actor: StaffActor, id: string): Promise<RoomForHost> => {
  const holder = await requireHostSeat(actor, 'room.read', id)
  const room = requireFound(await database(actor).room.findFirst({ where: { id }, select: columns }))
  const { familyId, opensAt, appointment, family } = room
  return {
    room: (await roomOfSeat(holder)).view,
    familyId,
    parentName: family.identity?.parentName ?? '',
    appointmentAt: appointment?.startsAt.toISOString() ?? null,
    agreed: appointment && { channel: appointment.channel, chosenBy: appointment.chosenBy },
    opensAt: opensAt.toISOString(),
    numberEndings: family.contactPoints.map(({ value }) => numberEnding(value)),
    interpreterChoices: await interpreterChoices(actor.organisationId, familyId),
    bookedInterpreterId: appointment?.bookings[0]?.interpreterId ?? null,
    links: room.links.map(({ createdAt, ...link }) => ({ ...link, createdAt: createdAt.toISOString() })),
  }
}
