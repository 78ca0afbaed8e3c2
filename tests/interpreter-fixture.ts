/** Interpreters and appointments for tests. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { addAppointmentSchema } from '@/features/calls/schema'
import { createInterpreter } from '@/features/interpreters/commands/create-interpreter'
import { createInterpreterSchema } from '@/features/interpreters/schema'
import { bookingStands } from '@/server/interpreter-bookings'
import { database } from './owner'

export const anInterpreter = async (
  keeper: StaffActor,
  about: Partial<z.input<typeof createInterpreterSchema>> = {},
): Promise<string> => {
  const id = randomUUID()
  const usual = {
    name: `Tolk ${id.slice(0, 8)}`,
    phone: '06 1234 5678',
    email: '',
    languages: ['tr'],
    signedOn: '2020-02-03',
  }
  return (await createInterpreter(keeper, createInterpreterSchema.parse({ id, ...usual, ...about }))).id
}

export const anAppointment = async (
  actor: StaffActor,
  familyId: string,
  about: Partial<z.input<typeof addAppointmentSchema>> = {},
): Promise<string> =>
  (
    await addAppointment(
      actor,
      addAppointmentSchema.parse({ id: randomUUID(), familyId, day: '2027-03-30', from: '14:30', ...about }),
    )
  ).id

export type Booked = {
  appointmentId: string
  interpreterId: string
  id: string
  stands: boolean
  closedAs: string | null
}

/** Every booking of a family, in the order in which they were made, with whether it stands. */
export const bookingsOf = (familyId: string) => database().$queryRaw<Booked[]>`
  select booking.id, booking.appointment_id as "appointmentId", booking.interpreter_id as "interpreterId",
    ${bookingStands} as stands, booking.closed_as::text as "closedAs"
  from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
  where booking.family_id = ${familyId}::uuid order by booking.booked_at, booking.moved_from_id nulls first, booking.closed_as nulls last`
