import 'server-only'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import type { HalfSession } from '@/server/half-session'
import { storeDevice } from '@/server/known-devices'
import { staffActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'
import { claimOfPasskey } from '../parts/claim-passkey'
import { refusePasskey, startAttempt } from '../parts/judge'
import { replaceSession } from '../parts/replace-session'
import type { CheckPasskeyInput } from '../schema'

/** The second step of signing in, by a passkey of the person whose password was typed. */
export const checkPasskey = async (
  half: HalfSession,
  { passkey }: CheckPasskeyInput,
): Promise<{ sessionId: string }> => {
  const { sessionId, staff } = half
  const actor = staffActor(sessionId, staff, sourceOf(half, 'action'))
  const attemptResult = await startAttempt(actor, half)
  const { by, claim } = await claimOfPasskey(actor, passkey)
  const newId = await inTransaction(actor, async (tx) => {
    if (!(await claim(tx))) return null
    const id = await replaceSession(tx, sessionId)
    await storeDevice(tx, half, staff)
    await audit(tx, actor, 'session.verify', id, { by })
    return id
  })
  if (newId === null) return refusePasskey(actor, null, 'counter')
  await attemptResult.succeed()
  return { sessionId: newId }
}
