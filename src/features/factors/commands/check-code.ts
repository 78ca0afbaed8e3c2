import 'server-only'
import { audit } from '@/server/audit'
import { database, inTransaction } from '@/server/db'
import type { HalfSession } from '@/server/half-session'
import { storeDevice } from '@/server/known-devices'
import { staffActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'
import { claimOfCode } from '../parts/claim-code'
import { refuseProof, startAttempt } from '../parts/judge'
import { replaceSession } from '../parts/replace-session'
import type { CheckCodeInput } from '../schema'

/**
 * The second step of signing in: a code of the app, or one of the recovery codes. `codesLeft` says how many of these are left
 * after one was used.
 */
export const checkCode = async (
  half: HalfSession,
  { code }: CheckCodeInput,
): Promise<{ sessionId: string; codesLeft: number | null }> => {
  const { sessionId, staff } = half
  const actor = staffActor(sessionId, staff, sourceOf(half, 'action'))
  const attemptResult = await startAttempt(actor, half)
  const codeClaim = await claimOfCode(actor, code)
  const newId = codeClaim
    ? await inTransaction(actor, async (tx) => {
        if (!(await codeClaim.claim(tx))) return null
        const id = await replaceSession(tx, sessionId)
        await storeDevice(tx, half, staff)
        await audit(tx, actor, 'session.verify', id, { by: codeClaim.by })
        return id
      })
    : null
  if (!codeClaim || newId === null) return refuseProof(actor, 'code')
  await attemptResult.succeed()
  const where = { staffId: staff.id, usedAt: null }
  return {
    sessionId: newId,
    codesLeft: codeClaim.by === 'recovery' ? await database(actor).recoveryCode.count({ where }) : null,
  }
}
