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
import { enqueueLetter } from './letters'
import { freshLink, linkHours, lockStaff } from './links'
import { staffInScope } from './staff-in-scope'

/** `link` is null when it goes by mail. */
type PasswordLink = { link: string | null; hours: number }

/** For someone who has had a password and is not shut out. Null: nobody of that kind. */
const passwordLink = (actor: Actor, staff: { id: string; organisationId: string }): Promise<PasswordLink | null> =>
  inTransaction(async (tx) => {
    await lockStaff(tx, staff.id)
    const where = { id: staff.id, disabledAt: null, passwordHash: { not: null } }
    if (!(await tx.staff.findFirst({ where, select: { id: true } }))) return null
    await audit(tx, actor, 'staff.reset_password', staff.id)
    if (await enqueueLetter(tx, actor, { staffId: staff.id, purpose: 'password' }))
      return { link: null, hours: linkHours.mailedPassword }
    const hours = linkHours.handedPassword
    return { link: await freshLink(tx, staff, 'password', hours), hours }
  })

/** An admin starts it; the person chooses. The old password works until then. */
export const resetPassword = async (actor: Actor, input: StaffIdInput): Promise<PasswordLink> => {
  await authorize(actor, 'staff.reset_password', { id: input.staffId })
  const staff = found(await staffInScope(actor, input.staffId), {
    actor,
    verb: 'staff.reset_password',
    id: input.staffId,
  })
  await authorize(actor, 'staff.reset_password', staff)
  const link = await passwordLink(actor, staff)
  if (!link) throw new AppError('conflict', 'not_in_yet')
  return link
}

const requestLetter = async (email: string) => {
  const staff = await database().staff.findUnique({
    where: { email },
    select: { id: true, organisationId: true },
  })
  if (staff) await passwordLink(systemActor(staff.organisationId), staff)
}

/**
 * Someone forgot their password. Says nothing about whether the account exists: the work is done after the answer, so that
 * not even its time tells.
 */
export const requestPassword = async (visitor: Visitor, input: { email: string }): Promise<void> => {
  if (!hasMail()) throw new AppError('unavailable', 'no_mail')
  if (!(await attempt('reset', input.email, visitor.address)).allowed) throw new AppError('too_many')
  void requestLetter(input.email).catch((error: unknown) => logError('reset', error))
}
