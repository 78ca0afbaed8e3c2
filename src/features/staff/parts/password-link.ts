import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { enqueueLetter } from './letters'
import { createLink, linkHours, lockStaff } from './links'

/** `link` is null when it is sent by mail. */
export type PasswordLink = { link: string | null; hours: number }

/** For staff who have a password and are not disabled; null for anybody else. */
export const createPasswordLink = (
  actor: Actor,
  staff: { id: string; organisationId: string },
): Promise<PasswordLink | null> =>
  inTransaction(async (tx) => {
    await lockStaff(tx, staff.id)
    const where = { id: staff.id, disabledAt: null, passwordHash: { not: null } }
    if (!(await tx.staff.findFirst({ where, select: { id: true } }))) return null
    await audit(tx, actor, 'staff.reset_password', staff.id)
    if (await enqueueLetter(tx, actor, { staffId: staff.id, purpose: 'password' }))
      return { link: null, hours: linkHours.mailedPassword }
    const hours = linkHours.handedPassword
    return { link: await createLink(tx, staff, 'password', hours), hours }
  })
