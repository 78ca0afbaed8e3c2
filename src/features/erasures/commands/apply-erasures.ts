import 'server-only'
import type { Actor, SystemActor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, largeTransaction, withScope, type Transaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { destroyErasedKeys } from '@/server/sealed/erased-keys'
import type { ErasureRow } from '../schema'
import { eraseListed } from '../parts/erasure-list'

/** Those of one organisation, and what its log says of it. Returns how many families there were. */
const eraseInOrganisation = async (
  tx: Transaction,
  operator: SystemActor,
  rows: readonly ErasureRow[],
): Promise<number> => {
  const { organisationId } = operator
  const erasedIds = await eraseListed(
    tx,
    rows.filter((row) => row.organisation_id === organisationId),
  )
  const subjects = erasedIds.map((subjectId) => ({ subjectId }))
  if (subjects.length > 0) await auditEach(tx, operator, 'erasure.apply', subjects)
  return erasedIds.length
}

/**
 * Erases again what a restored copy brought back, before it serves: every family in this list, and every one in the list of the
 * database itself. Done again it changes nothing.
 */
export const applyErasures = async (actor: Actor, rows: readonly ErasureRow[]): Promise<{ count: number }> => {
  await authorize(actor, 'erasure.apply')
  const count = await inTransaction(
    'organisations',
    async (tx) => {
      const organisations = await tx.organisation.findMany({ select: { id: true } })
      let erased = 0
      for (const operator of organisations.map(({ id }) => systemActor(id)))
        erased += await withScope(operator, () => eraseInOrganisation(tx, operator, rows))
      return erased
    },
    largeTransaction,
  )
  await destroyErasedKeys()
  return { count }
}
