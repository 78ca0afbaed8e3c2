import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { passwordMatches } from '@/server/crypto'
import { database, inTransaction } from '@/server/db'
import { claimOfCode, type ClaimCode } from '../parts/claim-code'
import { claimOfPasskey, type ClaimPasskey } from '../parts/claim-passkey'
import { refuseProof, startAttemptAgain } from '../parts/judge'
import { replaceSession } from '../parts/replace-session'
import type { ConfirmInput } from '../schema'

/** The password of somebody without a factor, which only a demonstration knows. */
const claimOfPassword = async (actor: StaffActor, password: string) => {
  const where = { id: actor.staffId, organisationId: actor.organisationId }
  const { passwordHash } = requireFound(
    await database(actor).staff.findFirst({ where, select: { passwordHash: true } }),
  )
  if (!(await passwordMatches(passwordHash, password))) return null
  return { by: 'password' as const, claim: () => Promise.resolve(true) }
}

const claimOf = (
  actor: StaffActor,
  input: ConfirmInput,
): Promise<ClaimCode | ClaimPasskey | Awaited<ReturnType<typeof claimOfPassword>>> => {
  if ('passkey' in input) return claimOfPasskey(actor, input.passkey)
  if ('code' in input) return claimOfCode(actor, input.code)
  const isEnough = actor.confirmsBy === 'password' && actor.isDemonstration
  return isEnough ? claimOfPassword(actor, input.password) : Promise.resolve(null)
}

/** Somebody who is signed in shows again who they are, before something that needs it. The session gets a new id. */
export const checkAgain = async (actor: StaffActor, input: ConfirmInput): Promise<{ sessionId: string }> => {
  await authorize(actor, 'session.verify')
  const attemptResult = await startAttemptAgain(actor)
  const proofClaim = await claimOf(actor, input)
  const newId = proofClaim
    ? await inTransaction(actor, async (tx) => {
        if (!(await proofClaim.claim(tx))) return null
        const id = await replaceSession(tx, actor.sessionId)
        await audit(tx, actor, 'session.verify', id, { by: proofClaim.by, again: true })
        return id
      })
    : null
  if (newId === null) return refuseProof(actor, 'password' in input ? 'password' : 'code')
  await attemptResult.succeed()
  return { sessionId: newId }
}
