import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { freshCodes, replaceCodes } from '../parts/recovery-codes'
import { confirmedSeed, endPasswordSessions, lockFactors, storeFactor, totalOf } from '../parts/store-factor'
import type { AddFactorInput } from '../schema'

/**
 * Adds a factor of somebody who is signed in. With the first one, which only a demonstration can do here, come the recovery
 * codes, and other sessions with the password alone end. `codes` is null with a further one.
 */
export const addFactor = async (
  actor: StaffActor,
  input: AddFactorInput,
): Promise<{ codes: readonly string[] | null }> => {
  await authorize(actor, 'factor.add')
  requireFresh(actor)
  const owner = { id: actor.staffId, organisationId: actor.organisationId }
  const appSeed = confirmedSeed(actor.staffId, input)
  const newCodes = actor.confirmsBy === 'factor' ? null : await freshCodes()
  return inTransaction(actor, async (tx) => {
    const count = await lockFactors(tx, actor.staffId)
    await storeFactor(tx, actor, count, appSeed)
    if (totalOf(count) > 0 || !newCodes) return { codes: null }
    await replaceCodes(tx, owner, newCodes.hashes)
    await endPasswordSessions(tx, actor.staffId, actor.sessionId)
    return { codes: newCodes.codes }
  })
}
