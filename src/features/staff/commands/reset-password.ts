import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { logError } from '@/server/log'
import { hasMail } from '@/server/mail'
import { systemActor } from '@/server/minted-actor'
import { attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import type { StaffIdInput } from '../schema'
import { mailLink } from './letters'
import { freshLink, linkHours, lockStaff } from './links'
import { staffInScope } from './staff-in-scope'

/** Who may get a password link: someone who has had a password and is not shut out. Null: nobody of that kind. */
const passwordLink = (actor: Actor, staff: { id: string; organisationId: string }, hours: number) =>
  inTransaction(async (tx) => {
    await lockStaff(tx, staff.id)
    const where = { id: staff.id, disabledAt: null, passwordHash: { not: null } }
    if (!(await tx.staff.findFirst({ where, select: { id: true } }))) return null
    const link = await freshLink(tx, staff, 'password', hours)
    await audit(tx, actor, 'staff.reset_password', staff.id)
    return link
  })

/** An admin starts it; the person chooses. The link is null when it went by mail. The old password works until then. */
export const resetPassword = async (
  actor: Actor,
  input: StaffIdInput,
): Promise<{ link: string | null; hours: number }> => {
  await authorize(actor, 'staff.reset_password', { id: input.staffId })
  const staff = found(await staffInScope(actor, input.staffId), {
    actor,
    verb: 'staff.reset_password',
    id: input.staffId,
  })
  await authorize(actor, 'staff.reset_password', staff)
  const hours = hasMail() ? linkHours.mailedPassword : linkHours.handedPassword
  const link = await passwordLink(actor, staff, hours)
  if (!link) throw new AppError('conflict', 'not_in_yet')
  const mailed = await mailLink(staff, 'password', link, hours)
  return { link: mailed ? null : link, hours }
}

const mailPasswordLink = async (email: string) => {
  const staff = await database().staff.findUnique({
    where: { email },
    select: { id: true, organisationId: true, email: true, name: true },
  })
  const hours = linkHours.mailedPassword
  const link = staff && (await passwordLink(systemActor(staff.organisationId), staff, hours))
  if (staff && link) await mailLink(staff, 'password', link, hours)
}

/**
 * Someone forgot their password. Says nothing about whether the account exists: the work is done after the answer, so that
 * not even its time tells.
 */
export const requestPassword = async (visitor: Visitor, input: { email: string }): Promise<void> => {
  if (!hasMail()) throw new AppError('unavailable', 'no_mail')
  if (!(await attempt('reset', input.email, visitor.address)).allowed) throw new AppError('too_many')
  void mailPasswordLink(input.email).catch((error: unknown) => logError('reset', error))
}
