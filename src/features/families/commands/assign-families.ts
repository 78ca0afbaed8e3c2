import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'
import { familiesInAll, printOfFamilies } from '../queries/whole-list'
import type { AssignAll, AssignFamilies } from '../schema'
import { refuseUnknownCallers } from './family-parts'

type Assigned = { id: string; callerId: string | null }

/** Writes who has each family now, and answers who had those that changed. */
const handOver = async (
  tx: Transaction,
  actor: Actor,
  rows: readonly Assigned[],
  wantedFor: (id: string) => string | null,
) => {
  const changed = rows.filter(({ id, callerId }) => wantedFor(id) !== callerId)
  for (const callerId of new Set(changed.map(({ id }) => wantedFor(id))))
    await tx.family.updateMany({
      where: { id: { in: changed.filter(({ id }) => wantedFor(id) === callerId).map(({ id }) => id) } },
      data: { callerId, version: { increment: 1 }, updatedAt: now() },
    })
  await auditEach(
    tx,
    actor,
    'family.assign',
    changed.map(({ id, callerId }) => ({ subjectId: id, detail: { from: callerId, to: wantedFor(id) } })),
  )
  return { previous: changed.map(({ id, callerId }) => ({ familyId: id, callerId })) }
}

/** Gives families to callers, and answers who had them before: handing that back undoes it. */
export const assignFamilies = async (actor: Actor, { assignments }: AssignFamilies) => {
  await authorize(actor, 'family.assign')
  const wanted = new Map(assignments.map(({ familyId, callerId }) => [familyId, callerId]))
  return inTransaction(async (tx) => {
    await refuseUnknownCallers(
      tx,
      { actor, verb: 'family.assign' },
      [...wanted.values()].flatMap((callerId) => callerId ?? []),
    )
    const rows = await tx.family.findMany({
      where: { ...familyScope(actor), AND: { id: { in: [...wanted.keys()] } } },
      select: { id: true, callerId: true },
    })
    const missing = [...wanted.keys()].find((id) => !rows.some((row) => row.id === id))
    if (missing !== undefined) found(null, { actor, verb: 'family.assign', id: missing })
    return handOver(tx, actor, rows, (id) => wanted.get(id) ?? null)
  })
}

/** Gives every family of a filtered list to one caller, if it is still the list that was seen. */
export const assignAllFamilies = async (actor: Actor, { filter, text, callerId, count, print }: AssignAll) => {
  await authorize(actor, 'family.assign')
  return inTransaction(async (tx) => {
    if (callerId) await refuseUnknownCallers(tx, { actor, verb: 'family.assign' }, [callerId])
    const rows = await familiesInAll(tx, actor, { filter, text })
    if (rows.length !== count || printOfFamilies(rows) !== print) throw new AppError('conflict', 'list_changed')
    return handOver(tx, actor, rows, () => callerId)
  })
}
