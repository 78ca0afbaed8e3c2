import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { emailOf, emailRefusal } from '@/domain/calls/reminder'
import { isStillPlanned } from '@/server/appointments'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { hasMail, sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import { loadReminderFamily, reminderText } from '../parts/reminder'
import type { ReminderJob } from '../schema'

/** The appointment, when it still stands, its reminder is the one of this job, and nobody has sent it. */
const lockDue = async (tx: Transaction, { organisationId }: Actor, { appointmentId, remindAt }: ReminderJob) => {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select appointment.id from appointment join family on family.id = appointment.family_id
    where appointment.id = ${appointmentId}::uuid and appointment.organisation_id = ${organisationId}::uuid
      and appointment.remind_at = ${new Date(remindAt)} and appointment.reminded_at is null
      and appointment.starts_at > ${now()} and family.may_call and ${isStillPlanned}
    for update of appointment`
  return row !== undefined
}

/** Marks the reminder as sent, and returns the letter. Null when safe contact does not allow it any more. */
const startSending = async (tx: Transaction, actor: Actor, job: ReminderJob) => {
  if (!(await lockDue(tx, actor, job))) return null
  const { familyId, owner, ...agreed } = await tx.appointment.findUniqueOrThrow({
    where: { id: job.appointmentId },
    select: { startsAt: true, endsAt: true, familyId: true, owner: { select: { name: true } } },
  })
  const family = await loadReminderFamily(tx, familyId)
  const to = emailOf(family.contactPoints)
  if (to === null || emailRefusal(family, hasMail())) return null
  await tx.appointment.update({
    where: { id: job.appointmentId },
    data: { remindedAt: now() },
    select: { id: true },
  })
  const words = reminderText({ ...agreed, ownerName: owner.name, family })
  return { familyId, letter: { to, ...words } }
}

/**
 * Sends the parent one e-mail about an appointment. It marks the appointment before it sends, so that a process that is
 * killed in between sends nothing rather than twice. A mail server that refuses it leaves it to be tried again.
 */
export const sendReminder = async (actor: Actor, input: ReminderJob, work: Work) => {
  const { appointmentId } = input
  const due = await inTransaction(actor, (tx) => startSending(tx, actor, input))
  if (due && !(await sendLetter(due.letter))) {
    await inTransaction(actor, (tx) =>
      tx.appointment.updateMany({ where: { id: appointmentId }, data: { remindedAt: null } }),
    )
    throw new AppError('unavailable', 'letter_refused')
  }
  await inTransaction(actor, async (tx) => {
    if (due) await audit(tx, actor, 'appointment.remind', appointmentId, { family: due.familyId, by: 'email' })
    await work.finish(tx)
  })
}
