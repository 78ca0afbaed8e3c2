import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { familyScope } from '@/server/scope'
import type { AssignFamilies } from '../schema'
import { refuseUnknownCallers } from '../parts/family-input'
import { assignCaller } from '@/server/assign-caller'

/** Gives families to callers. Returns the previous assignments, which undo this one when they are sent back. */
export const assignFamilies = async (actor: Actor, { assignments }: AssignFamilies) => {
  await authorize(actor, 'family.assign')
  const callerByFamily = new Map(assignments.map(({ familyId, callerId }) => [familyId, callerId]))
  return inTransaction(actor, async (tx) => {
    await refuseUnknownCallers(
      tx,
      { actor, verb: 'family.assign' },
      [...callerByFamily.values()].flatMap((callerId) => callerId ?? []),
    )
    const rows = await tx.family.findMany({
      where: { ...familyScope(actor), AND: { id: { in: [...callerByFamily.keys()] } } },
      select: { id: true, callerId: true },
    })
    const missing = [...callerByFamily.keys()].find((id) => !rows.some((row) => row.id === id))
    if (missing !== undefined) requireFound(null, { actor, verb: 'family.assign', id: missing })
    return assignCaller(tx, actor, rows, (id) => callerByFamily.get(id) ?? null)
  })
}
