import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isStillPlanned } from '@/server/appointments'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { closeBookings, requireBooking } from '@/server/interpreter-bookings'
import { familyScope } from '@/server/scope'
import { requireFamily } from '../parts/family-of-interpreter'
import type { AddBooking } from '../schema'

type Appointment = { startsAt: Date; endsAt: Date | null; interpreterId: string | null }

/** The appointment as it is to come, with who is booked for it. */
const comingAppointment = async (tx: Transaction, id: string) => {
  const [row] = await tx.$queryRaw<Appointment[]>`
    select appointment.starts_at as "startsAt", appointment.ends_at as "endsAt", booking.interpreter_id as "interpreterId"
    from appointment
    left join interpreter_booking booking on booking.appointment_id = appointment.id and booking.closed_at is null
    where appointment.id = ${id}::uuid and coalesce(appointment.ends_at, appointment.starts_at) > ${now()} and ${isStillPlanned}`
  if (!row) throw new AppError('locked', 'appointment_over')
  return row
}

/**
 * Books an interpreter for an appointment that is to come, in the place of who was booked before. Refuses one whom the parent does
 * not want, who has not signed, or who interprets elsewhere then.
 */
export const addBooking = async (actor: StaffActor, { appointmentId, interpreterId }: AddBooking) => {
  const { familyId, organisationId } = requireFound(
    await database(actor).appointment.findFirst({
      where: { id: appointmentId, family: familyScope(actor) },
      select: { familyId: true, organisationId: true },
    }),
    { actor, verb: 'interpreter.book', id: appointmentId },
  )
  await requireFamily(actor, 'interpreter.book', familyId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const { interpreterId: bookedId, ...appointment } = await comingAppointment(tx, appointmentId)
    if (bookedId === interpreterId) return { id: appointmentId }
    if (bookedId) await closeBookings(tx, actor, { appointmentId, closedAs: 'replaced' })
    const booking = { organisationId, familyId, appointmentId, interpreterId, appointment, movedFromId: null }
    await requireBooking(tx, actor, booking)
    await audit(tx, actor, 'interpreter.book', interpreterId, { family: familyId, appointment: appointmentId })
    return { id: appointmentId }
  })
}
