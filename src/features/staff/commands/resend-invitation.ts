import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import type { StaffIdInput } from '../schema'
import { invitedWhere } from '../parts/joined'
import { lockStaff } from '../parts/links'
import { requireStaff } from '../parts/staff-in-scope'
import { type InvitationResult, createInvitation, invited } from '../parts/invitation'

/** Sends a new link to somebody who has not signed in yet; the earlier link stops working. */
export const resendInvitation = async (actor: Actor, input: StaffIdInput): Promise<InvitationResult> => {
  await authorize(actor, 'staff.invite', { id: input.staffId })
  const staff = requireFound(await requireStaff(actor, input.staffId), {
    actor,
    verb: 'staff.invite',
    id: input.staffId,
  })
  await authorize(actor, 'staff.invite', staff)
  requireFresh(actor)
  const invitation = await inTransaction(actor, async (tx) => {
    await lockStaff(tx, staff.id)
    const where = { id: staff.id, disabledAt: null, ...invitedWhere }
    if (!(await tx.staff.findFirst({ where, select: { id: true } }))) throw new AppError('conflict', 'not_waiting')
    const newInvitation = await createInvitation(tx, actor, staff)
    await audit(tx, actor, 'staff.invite', staff.id, { again: true, ...(newInvitation.waits ? { waits: true } : {}) })
    return newInvitation
  })
  return invited(actor, staff, invitation)
}
