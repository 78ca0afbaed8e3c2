import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { isSeedCurrent, seedOfFactor, storedSeed } from '../parts/factor-seed'

/**
 * Encrypts the seeds of all apps under the newest secret of the installation, so that none needs an earlier one. What was done
 * before it was stopped stays done. Returns how many it encrypted anew, and how many no secret opens.
 */
export const replaceSeedEncryption = async (actor: Actor): Promise<{ count: number; unreadable: number }> => {
  await authorize(actor, 'key.replace')
  return inTransaction(async (tx) => {
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
}
