import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { newPasskey, storePasskey } from '../parts/new-passkey'
import { sessionAsks } from '../parts/passkey-challenge'
import { freshCodes, replaceCodes } from '../parts/recovery-codes'
import { endPasswordSessions, lockFactors, totalOf } from '../parts/store-factor'
import type { NewPasskeyInput } from '../schema'

/** Adds a passkey of somebody who is signed in, as `addFactor` does an app. `codes` is null with a further factor. */
export const addPasskey = async (
  actor: StaffActor,
  input: NewPasskeyInput,
): Promise<{ codes: readonly string[] | null }> => {
  await authorize(actor, 'factor.add')
  requireFresh(actor)
  const owner = { id: actor.staffId, organisationId: actor.organisationId }
  const passkey = await newPasskey(sessionAsks('add', actor.sessionId), input)
  const newCodes = actor.confirmsBy === 'factor' ? null : await freshCodes()
  return inTransaction(actor, async (tx) => {
    const count = await lockFactors(tx, actor.staffId)
    await storePasskey(tx, actor, count, passkey)
    if (totalOf(count) > 0 || !newCodes) return { codes: null }
    await replaceCodes(tx, owner, newCodes.hashes)
    await endPasswordSessions(tx, actor.staffId, actor.sessionId)
    return { codes: newCodes.codes }
  })
}
