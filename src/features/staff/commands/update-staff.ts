import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { storeNextStepsOfStaff } from '@/server/next-steps'
import type { UpdateStaffInput } from '../schema'
import { lockAdmins, refuseOneself } from '../parts/admins'
import { requireReaderNode } from '../parts/reader-node'
import { requireStaff } from '../parts/staff-in-scope'

/**
 * Updates name, role and reader node. A new role is in force from the person's next request, because each request reads it
 * from the row.
 */
export const updateStaff = async (actor: Actor, input: UpdateStaffInput): Promise<{ version: number }> => {
  const { staffId, version, ...post } = input
  await authorize(actor, 'staff.change', { id: staffId })
  const staff = requireFound(await requireStaff(actor, staffId), { actor, verb: 'staff.change', id: staffId })
  await authorize(actor, 'staff.change', staff)
  const otherRole = staff.role !== post.role
  if (otherRole) {
    refuseOneself(actor, staffId)
    requireFresh(actor)
  }
  await requireReaderNode(actor, 'staff.change', post)
  return inTransaction(async (tx) => {
    if (otherRole) await lockAdmins(tx, actor, 'staff.change', staffId)
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, version },
      data: { ...post, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError('conflict', 'changed_meanwhile')
    if (otherRole) await storeNextStepsOfStaff(tx, actor.organisationId, staffId)
    await audit(tx, actor, 'staff.change', staffId, otherRole ? { from: staff.role, to: post.role } : {})
    return { version: version + 1 }
  })
}
