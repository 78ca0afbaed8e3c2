import 'server-only'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { HalfSession } from '@/server/half-session'
import { storeDevice } from '@/server/known-devices'
import { staffActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'
import { freshCodes, replaceCodes } from '../parts/recovery-codes'
import { refuseFirstFactor } from '../parts/refuse-first-factor'
import { replaceSession } from '../parts/replace-session'
import { confirmedSeed, endPasswordSessions, lockFactors, storeFactor, totalOf } from '../parts/store-factor'
import type { AddFactorInput } from '../schema'

/**
 * Sets up the first factor of an account with the password alone, which no later one can be. It finishes signing in. The
 * recovery codes are in the answer and nowhere else.
 */
export const addFirstFactor = async (
  half: HalfSession,
  input: AddFactorInput,
): Promise<{ sessionId: string; codes: readonly string[] }> => {
  refuseFirstFactor(half)
  const { sessionId, staff } = half
  const actor = staffActor(sessionId, staff, sourceOf(half, 'action'))
  const appSeed = confirmedSeed(staff.id, input)
  const { codes, hashes } = await freshCodes()
  return inTransaction(actor, async (tx) => {
    const count = await lockFactors(tx, staff.id)
    if (totalOf(count) > 0) throw new AppError('conflict', 'factor_there')
    await storeFactor(tx, actor, count, appSeed)
    await replaceCodes(tx, staff, hashes)
    const newId = await replaceSession(tx, sessionId)
    await storeDevice(tx, half, staff)
    await endPasswordSessions(tx, staff.id, newId)
    await audit(tx, actor, 'session.verify', newId, { by: 'totp' })
    return { sessionId: newId, codes }
  })
}
