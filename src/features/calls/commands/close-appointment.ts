import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { closeAppointments } from '@/server/appointments'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { storeNextSteps } from '@/server/next-steps'
import { requireAppointment } from '../parts/appointment-in-scope'
import type { CloseAppointment } from '../schema'

/** Cancels an appointment: the parent did, or we did. What is closed already stays as it is. */
export const closeAppointment = async (actor: StaffActor, { id, by }: CloseAppointment) => {
  const appointment = await requireAppointment(actor, id, 'appointment.cancel')
  await authorize(actor, 'appointment.cancel', appointment)
  const { familyId, organisationId } = appointment
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const open = await tx.appointment.count({ where: { id, closedAt: null } })
    if (open === 0) return { id }
    const closedAs = by === 'parent' ? 'cancelled_by_parent' : 'cancelled_by_us'
    const closedAppointments = await closeAppointments(tx, { familyId, at: now(), closedById: actor.staffId, closedAs })
    if (closedAppointments.length === 0) return { id }
    await storeNextSteps(tx, organisationId, [familyId])
    await audit(tx, actor, 'appointment.cancel', id, { family: familyId, by })
    return { id }
  })
}
