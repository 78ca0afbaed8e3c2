import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { storeNextStepsOfStaff } from '@/server/next-steps'
import type { StaffIdInput } from '../schema'
import { requireStaff } from '../parts/staff-in-scope'

/** Enables a member of staff again, with the password they had; somebody who never had one is invited again. */
export const enableStaff = async (actor: Actor, input: StaffIdInput): Promise<void> => {
  await authorize(actor, 'staff.enable', { id: input.staffId })
  const staff = requireFound(await requireStaff(actor, input.staffId), {
    actor,
    verb: 'staff.enable',
    id: input.staffId,
  })
  await authorize(actor, 'staff.enable', staff)
  requireFresh(actor)
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id: staff.id, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    })
    if (count === 0) return
    await storeNextStepsOfStaff(tx, actor.organisationId, staff.id)
    await audit(tx, actor, 'staff.enable', staff.id)
  })
}
