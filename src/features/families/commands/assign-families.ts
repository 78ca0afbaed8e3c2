import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { familyScope } from '@/server/scope'
import type { AssignFamilies } from '../schema'
import { refuseUnknownCallers } from './family-parts'

/** Gives families to callers, and answers who had them before: handing that back undoes it. */
export const assignFamilies = async (actor: Actor, { assignments }: AssignFamilies) => {
  await authorize(actor, 'family.assign')
  const { organisationId } = actor
  const wanted = new Map(assignments.map(({ familyId, callerId }) => [familyId, callerId]))
  return inTransaction(async (tx) => {
    await refuseUnknownCallers(
      tx,
      organisationId,
      [...wanted.values()].flatMap((callerId) => callerId ?? []),
    )
    const rows = await tx.family.findMany({
      where: { ...familyScope(actor), AND: { id: { in: [...wanted.keys()] } } },
      select: { id: true, callerId: true },
    })
    const missing = [...wanted.keys()].find((id) => !rows.some((row) => row.id === id))
    if (missing !== undefined) found(null, { actor, verb: 'family.assign', id: missing })
    const changed = rows.filter(({ id, callerId }) => wanted.get(id) !== callerId)
    for (const callerId of new Set(changed.map(({ id }) => wanted.get(id) ?? null)))
      await tx.family.updateMany({
        where: { id: { in: changed.filter(({ id }) => (wanted.get(id) ?? null) === callerId).map(({ id }) => id) } },
        data: { callerId, version: { increment: 1 }, updatedAt: now() },
      })
    await auditEach(
      tx,
      actor,
      'family.assign',
      changed.map(({ id, callerId }) => ({ subjectId: id, detail: { from: callerId, to: wanted.get(id) ?? null } })),
    )
    return { previous: changed.map(({ id, callerId }) => ({ familyId: id, callerId })) }
  })
}
