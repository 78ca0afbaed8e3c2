import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'

type FamilyToAssign = { id: string; callerId: string | null }

/** Assigns each family to the wanted caller. Returns the previous callers of the families that changed. */
export const assignCaller = async (
  tx: Transaction,
  actor: Actor,
  rows: readonly FamilyToAssign[],
  wantedFor: (id: string) => string | null,
) => {
  const changedFamilies = rows.filter(({ id, callerId }) => wantedFor(id) !== callerId)
  for (const callerId of new Set(changedFamilies.map(({ id }) => wantedFor(id))))
    await tx.family.updateMany({
      where: { id: { in: changedFamilies.filter(({ id }) => wantedFor(id) === callerId).map(({ id }) => id) } },
      data: { callerId, version: { increment: 1 }, updatedAt: now() },
    })
  await auditEach(
    tx,
    actor,
    'family.assign',
    changedFamilies.map(({ id, callerId }) => ({ subjectId: id, detail: { from: callerId, to: wantedFor(id) } })),
  )
  return { previous: changedFamilies.map(({ id, callerId }) => ({ familyId: id, callerId })) }
}
