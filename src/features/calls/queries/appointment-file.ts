import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Locale } from '@/i18n/locale'
import { authorize } from '@/server/authorize'
import { calendarFile } from '@/server/calendar-file'
import { requireAppointment } from '../parts/appointment-in-scope'
import type { AppointmentId } from '../schema'

/** One appointment as a file for a calendar program; one that was cancelled says so. */
export const appointmentFile = async (actor: Actor, { id }: AppointmentId, locale: Locale) => {
  const appointment = await requireAppointment(actor, id, 'appointment.read')
  await authorize(actor, 'appointment.read', appointment)
  const { familyId, closedAt } = appointment
  return { familyId, text: calendarFile([{ ...appointment, isCancelled: closedAt !== null }], locale) }
}
