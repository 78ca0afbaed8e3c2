import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { emailRefusal } from '@/domain/calls/reminder'
import { instantOf } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { hasMail } from '@/server/mail'
import { storeNextSteps } from '@/server/next-steps'
import { requireOwner } from '../parts/appointment-owner'
import { createAppointment } from '../parts/create-appointment'
import { loadFamilyToCall } from '../parts/family-to-call'
import { enqueueReminder, loadReminderFamily, reminderInstant } from '../parts/reminder'
import type { AddAppointment } from '../schema'

/** When the parent gets an e-mail, or null. Throws the reason why safe contact does not allow one. */
const requireReminder = async (tx: Transaction, { familyId, day, from, reminder }: AddAppointment) => {
  if (!reminder) return null
  const refusal = emailRefusal(await loadReminderFamily(tx, familyId), hasMail())
  if (refusal) throw new AppError('invalid', refusal, [{ path: 'reminder.day', reason: refusal }])
  const startsAt = instantOf(day, from)
  return startsAt && reminderInstant(day, startsAt, reminder)
}

/**
 * Agrees a time or a window with a parent without an attempt to call: after an interview, or when the parent writes. It takes
 * the place of what was agreed before. The browser makes the id, so a repeat makes nothing.
 */
export const addAppointment = async (actor: StaffActor, input: AddAppointment) => {
  const { id, familyId, day, from, until, channel, chosenBy, note, interpreterId } = input
  const family = await loadFamilyToCall(actor, familyId, 'appointment.make')
  await authorize(actor, 'appointment.make', family)
  const ownerId = await requireOwner(actor, family, input.ownerId)
  const { organisationId } = family
  return inTransaction(actor, async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    const storedAppointment = await tx.appointment.findUnique({ where: { id }, select: { familyId: true } })
    if (storedAppointment && storedAppointment.familyId !== familyId) throw new AppError('conflict', 'exists_already')
    if (storedAppointment) return { id }
    if (!mayCall) throw new AppError('locked', 'no_call_until_asked')
    const at = now()
    const remindAt = await requireReminder(tx, input)
    await createAppointment(tx, actor, {
      id,
      organisationId,
      familyId,
      ownerId,
      day,
      from,
      until,
      channel,
      chosenBy,
      note,
      attemptId: null,
      remindAt,
      at,
      interpreterId,
    })
    if (remindAt) await enqueueReminder(tx, actor, id, remindAt)
    await storeNextSteps(tx, organisationId, [familyId])
    await audit(tx, actor, 'appointment.make', id, { family: familyId, owner: ownerId, reminder: remindAt !== null })
    return { id }
  })
}
