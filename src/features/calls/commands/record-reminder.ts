import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { textRefusal } from '@/domain/calls/reminder'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireAppointment } from '../parts/appointment-in-scope'
import { loadReminderFamily } from '../parts/reminder'
import type { AppointmentId } from '../schema'

/** Notes that somebody took the text for a parent to send it. Neither the text nor the number is stored. */
export const recordReminder = async (actor: StaffActor, { id }: AppointmentId) => {
  const appointment = await requireAppointment(actor, id, 'appointment.remind')
  await authorize(actor, 'appointment.remind', appointment)
  const { familyId } = appointment
  const refusal = textRefusal(await loadReminderFamily(database(actor), familyId))
  if (refusal) throw new AppError('locked', refusal)
  await inTransaction(actor, (tx) => audit(tx, actor, 'appointment.remind', id, { family: familyId, by: 'text' }))
  return { id }
}
