import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { undoForMs } from '@/domain/calls/outcomes'
import { restoreAppointments } from '@/server/appointments'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { restoreBookings } from '@/server/interpreter-bookings'
import { storeNextSteps } from '@/server/next-steps'
import { requireAppointment } from '../parts/appointment-in-scope'
import type { AppointmentId } from '../schema'

type Closed = { familyId: string; at: Date; refusedInId: string | null }

/** What an outcome or a conversation made or closed is undone there. */
const refuseOtherCause = async (tx: Transaction, { familyId, at, refusedInId }: Closed) => {
  const attempts = await tx.contactAttempt.count({ where: { familyId, at, undoneAt: null } })
  const interviews = await tx.interview.count({ where: { familyId, endedAt: at } })
  if (refusedInId !== null || attempts + interviews > 0) throw new AppError('locked', 'undo_at_outcome')
}

const refuseLate = (at: Date) => {
  if (now().getTime() - at.getTime() > undoForMs) throw new AppError('locked', 'too_late_to_undo')
}

/**
 * Takes back the last thing that was done with an appointment, for a short time: that it was cancelled, or that it was made,
 * which opens what it replaced. The row stays and says so.
 */
export const undoAppointment = async (actor: StaffActor, { id }: AppointmentId) => {
  const appointment = await requireAppointment(actor, id, 'appointment.undo')
  await authorize(actor, 'appointment.undo', appointment)
  const { familyId, organisationId } = appointment
  return inTransaction(actor, async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    if (!mayCall) throw new AppError('locked', 'no_call_until_asked')
    const { madeAt, closedAt, closedAs, refusedInId } = await tx.appointment.findUniqueOrThrow({
      where: { id },
      select: { madeAt: true, closedAt: true, closedAs: true, refusedInId: true },
    })
    if (closedAs === 'undone') return { id }
    if (closedAs === 'moved') throw new AppError('conflict', 'changed_meanwhile')
    const at = closedAt ?? madeAt
    refuseLate(at)
    await refuseOtherCause(tx, { familyId, at, refusedInId })
    const newer = await tx.appointment.count({ where: { familyId, madeAt: { gt: at }, closedAs: null } })
    if (newer > 0) throw new AppError('conflict', 'changed_meanwhile')
    if (!closedAt)
      await tx.appointment.update({
        where: { id },
        data: { closedAt: now(), closedById: actor.staffId, closedAs: 'undone' },
        select: { id: true },
      })
    await restoreAppointments(tx, { familyId, at })
    await restoreBookings(tx, organisationId, familyId)
    await storeNextSteps(tx, organisationId, [familyId])
    await audit(tx, actor, 'appointment.undo', id, { family: familyId })
    return { id }
  })
}
