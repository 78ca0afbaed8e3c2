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
import { enqueueAccessLetters } from '../parts/access-letters'
import { mayNotGiveAlone, requestAccess } from '../parts/second-person'
import { requireReaderNode } from '../parts/reader-node'
import { requireStaff } from '../parts/staff-in-scope'

/**
 * Updates name, role and reader node. A role that nobody gives alone waits for a second person. Any other new role is in
 * force from the person's next request, because each request reads it from the row.
 */
export const updateStaff = async (
  actor: Actor,
  input: UpdateStaffInput,
): Promise<{ version: number; waits: boolean }> => {
  const { staffId, version, ...post } = input
  await authorize(actor, 'staff.change', { id: staffId })
  const staff = requireFound(await requireStaff(actor, staffId), { actor, verb: 'staff.change', id: staffId })
  await authorize(actor, 'staff.change', staff)
  const { role, trainee, boardId, municipalityId, ...personal } = post
  const otherRole = staff.role !== role
  const otherPlace = staff.boardId !== boardId || staff.municipalityId !== municipalityId
  if (otherRole) refuseOneself(actor, staffId)
  if (otherRole || otherPlace) requireFresh(actor)
  await requireReaderNode(actor, 'staff.change', post)
  const waits = otherRole && mayNotGiveAlone(actor, role, staff.role)
  return inTransaction(actor, async (tx) => {
    if (otherRole) await lockAdmins(tx, actor, 'staff.change', staffId)
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, version },
      data: { ...(waits ? personal : post), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError('conflict', 'changed_meanwhile')
    if (otherRole && !waits) await storeNextStepsOfStaff(tx, actor.organisationId, staffId)
    const change = { from: staff.role, to: role }
    await audit(tx, actor, 'staff.change', staffId, {
      ...(otherRole ? change : {}),
      ...(otherPlace && !waits ? { place: true } : {}),
      ...(waits ? { waits: true } : {}),
    })
    if (waits) await requestAccess(tx, actor, { kind: 'role', staffId, fromRole: staff.role, toRole: role, trainee })
    else if (otherRole)
      await enqueueAccessLetters(tx, actor, { notice: 'role_changed', kind: 'role', aboutId: staffId, ...change })
    return { version: version + 1, waits }
  })
}
