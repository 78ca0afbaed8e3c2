import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'

/**
 * Locks the organisation and returns its name. Publications and withdrawals happen one after the other, so that numbers have
 * no gaps and nobody publishes again what is being withdrawn.
 */
export const lockOrganisation = async (tx: Transaction, { organisationId }: Actor): Promise<string> => {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    select name from organisation where id = ${organisationId}::uuid for update`
  return requireFound(row).name
}
