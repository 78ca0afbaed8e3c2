import 'server-only'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { HalfSession } from '@/server/half-session'
import { storeDevice } from '@/server/known-devices'
import { staffActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'
import { newPasskey, storePasskey } from '../parts/new-passkey'
import { sessionAsks } from '../parts/passkey-challenge'
import { freshCodes, replaceCodes } from '../parts/recovery-codes'
import { refuseFirstFactor } from '../parts/refuse-first-factor'
import { replaceSession } from '../parts/replace-session'
import { endPasswordSessions, lockFactors, totalOf } from '../parts/store-factor'
import type { NewPasskeyInput } from '../schema'

/** Stores a passkey as the first factor of an account, as `addFirstFactor` does an app. It finishes signing in. */
export const addFirstPasskey = async (
  half: HalfSession,
  input: NewPasskeyInput,
): Promise<{ sessionId: string; codes: readonly string[] }> => {
  refuseFirstFactor(half)
  const { sessionId, staff } = half
  const actor = staffActor(sessionId, staff, sourceOf(half, 'action'))
  const passkey = await newPasskey(sessionAsks('add', sessionId), input)
  const { codes, hashes } = await freshCodes()
  return inTransaction(actor, async (tx) => {
    const count = await lockFactors(tx, staff.id)
    if (totalOf(count) > 0) throw new AppError('conflict', 'factor_there')
    await storePasskey(tx, actor, count, passkey)
    await replaceCodes(tx, staff, hashes)
    const newId = await replaceSession(tx, sessionId)
    await storeDevice(tx, half, staff)
    await endPasswordSessions(tx, staff.id, newId)
    await audit(tx, actor, 'session.verify', newId, { by: 'passkey' })
    return { sessionId: newId, codes }
  })
}
