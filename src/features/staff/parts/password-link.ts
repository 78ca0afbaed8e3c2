import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { enqueueLetter } from './letters'
import { createLink, linkHours, lockStaff } from './links'
import { mayHavePassword } from './local-password'
import { requestAccess } from './second-person'

/** `link` is null when it is sent by mail, or when a second person has to release it. */
export type PasswordLink = { link: string | null; hours: number; waits: boolean }

/** For staff who have a password that opens something and are not disabled; null for anybody else. */
export const createPasswordLink = (
  actor: Actor,
  staff: { id: string; organisationId: string },
): Promise<PasswordLink | null> =>
  inTransaction(actor, async (tx) => {
    await lockStaff(tx, staff.id)
    const where = { id: staff.id, disabledAt: null, passwordHash: { not: null } }
    const active = await tx.staff.findFirst({ where, select: { role: true } })
    if (!active || !(await mayHavePassword(tx, staff.id))) return null
    const { role } = active
    await audit(tx, actor, 'staff.reset_password', staff.id)
    if (await enqueueLetter(tx, actor, { staffId: staff.id, purpose: 'password' }))
      return { link: null, hours: linkHours.mailedPassword, waits: false }
    const hours = linkHours.handedPassword
    if (actor.kind === 'system') return { link: await createLink(tx, staff, 'password', hours), hours, waits: false }
    await requestAccess(tx, actor, { kind: 'password_link', staffId: staff.id, fromRole: role, toRole: role })
    return { link: null, hours, waits: true }
  })
