import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Locale } from '@/i18n/locale'
import { authorize } from '@/server/authorize'
import { calendarFile } from '@/server/calendar-file'
import { database } from '@/server/db'
import { hasInterpreter } from '@/server/interpreter-bookings'
import { requireAppointment } from '../parts/appointment-in-scope'
import type { AppointmentId } from '../schema'

/** One appointment as a file for a calendar program; one that was cancelled says so. */
export const appointmentFile = async (actor: Actor, { id }: AppointmentId, locale: Locale) => {
  const appointment = await requireAppointment(actor, id, 'appointment.read')
  await authorize(actor, 'appointment.read', appointment)
  const { familyId, closedAt } = appointment
  const [row] = await database(actor).$queryRaw<{ isBooked: boolean }[]>`
    select ${hasInterpreter} as "isBooked" from appointment where id = ${id}::uuid`
  const entry = { ...appointment, hasInterpreter: row?.isBooked ?? false, isCancelled: closedAt !== null }
  return { familyId, text: calendarFile([entry], locale) }
}
