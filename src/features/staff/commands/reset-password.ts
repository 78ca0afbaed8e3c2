import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import type { StaffIdInput } from '../schema'
import { requireStaff } from '../parts/staff-in-scope'
import { passwordsAreOn } from '../parts/local-password'
import { createPasswordLink, type PasswordLink } from '../parts/password-link'

/** An admin requests a password link for somebody else, who chooses the password. The old password works until then. */
export const resetPassword = async (actor: Actor, input: StaffIdInput): Promise<PasswordLink> => {
  await authorize(actor, 'staff.reset_password', { id: input.staffId })
  const staff = requireFound(await requireStaff(actor, input.staffId), {
    actor,
    verb: 'staff.reset_password',
    id: input.staffId,
  })
  await authorize(actor, 'staff.reset_password', staff)
  requireFresh(actor)
  if (!passwordsAreOn()) throw new AppError('conflict', 'passwords_off')
  const link = await createPasswordLink(actor, staff)
  if (!link) throw new AppError('conflict', 'not_in_yet')
  return link
}
