import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { enterScope, inTransaction, largeTransaction, type Transaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { destroyErasedKeys } from '@/server/sealed/erased-keys'
import type { ErasureRow } from '../schema'
import { eraseListed } from '../parts/erasure-list'

/** In the log of each organisation its own families. */
const auditErased = async (tx: Transaction, organisationIds: readonly string[], familyIds: readonly string[]) => {
  for (const organisationId of organisationIds) {
    const operator = systemActor(organisationId)
    await enterScope(tx, operator)
    const where = { organisationId, familyId: { in: [...familyIds] } }
    const ownErasures = await tx.erasure.findMany({ where, select: { familyId: true } })
    const subjects = ownErasures.map(({ familyId: subjectId }) => ({ subjectId }))
    if (subjects.length > 0) await auditEach(tx, operator, 'erasure.apply', subjects)
  }
}

/**
 * Erases again what a restored copy brought back, before it serves: every family in this list, and every one in the list of the
 * database itself. Done again it changes nothing.
 */
export const applyErasures = async (actor: Actor, rows: readonly ErasureRow[]): Promise<{ count: number }> => {
  await authorize(actor, 'erasure.apply')
  const familyIds = await inTransaction(
    'organisations',
    async (tx) => {
      const organisations = await tx.organisation.findMany({ select: { id: true } })
      const erasedIds = await eraseListed(tx, rows)
      await auditErased(
        tx,
        organisations.map(({ id }) => id),
        erasedIds,
      )
      return erasedIds
    },
    largeTransaction,
  )
  await destroyErasedKeys()
  return { count: familyIds.length }
}
