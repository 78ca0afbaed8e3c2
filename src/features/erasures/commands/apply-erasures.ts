import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, largeTransaction, type Transaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { destroyErasedKeys } from '@/server/sealed/erased-keys'
import type { ErasureRow } from '../schema'
import { eraseListed } from '../parts/erasure-list'

/** In the log of each organisation its own families. */
const auditErased = async (tx: Transaction, familyIds: readonly string[]) => {
  const erasures = await tx.erasure.findMany({ where: { familyId: { in: [...familyIds] } } })
  for (const organisationId of new Set(erasures.map((erasure) => erasure.organisationId))) {
    const ownErasures = erasures.filter((erasure) => erasure.organisationId === organisationId)
    const subjects = ownErasures.map(({ familyId: subjectId }) => ({ subjectId }))
    await auditEach(tx, systemActor(organisationId), 'erasure.apply', subjects)
  }
}

/**
 * Erases again what a restored copy brought back, before it serves: every family in this list, and every one in the list of the
 * database itself. Done again it changes nothing.
 */
export const applyErasures = async (actor: Actor, rows: readonly ErasureRow[]): Promise<{ count: number }> => {
  await authorize(actor, 'erasure.apply')
  const familyIds = await inTransaction(async (tx) => {
    const erasedIds = await eraseListed(tx, rows)
    await auditErased(tx, erasedIds)
    return erasedIds
  }, largeTransaction)
  await destroyErasedKeys()
  return { count: familyIds.length }
}
