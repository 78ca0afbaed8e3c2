import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction, type Scope } from '@/server/db'
import { inEachOrganisation } from '@/server/organisations'
import { isSeedCurrent, seedOfFactor, storedSeed } from '../parts/factor-seed'

const replaceIn = (scope: Scope) =>
  inTransaction(scope, async (tx) => {
    const factors = await tx.$queryRaw<{ id: string; seed: Uint8Array }[]>`select id, seed from factor for update`
    const outdatedFactors = factors.filter((factor) => !isSeedCurrent(factor))
    let unreadable = 0
    for (const factor of outdatedFactors) {
      const seed = seedOfFactor(factor)
      if (seed) await tx.factor.update({ where: { id: factor.id }, data: { seed: storedSeed(factor.id, seed) } })
      else unreadable++
    }
    return { count: outdatedFactors.length - unreadable, unreadable }
  })

/**
 * Encrypts the seeds of all apps under the newest secret of the installation, so that none needs an earlier one. What was done
 * before it was stopped stays done. Returns how many it encrypted anew, and how many no secret opens.
 */
export const replaceSeedEncryption = async (actor: Actor): Promise<{ count: number; unreadable: number }> => {
  await authorize(actor, 'key.replace')
  const results = await inEachOrganisation(replaceIn)
  return {
    count: results.reduce((sum, { count }) => sum + count, 0),
    unreadable: results.reduce((sum, { unreadable }) => sum + unreadable, 0),
  }
}
