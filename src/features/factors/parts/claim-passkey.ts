import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { database, type Transaction } from '@/server/db'
import type { PasskeyAnswer } from '../schema'
import { refusePasskey } from './judge'
import { sessionAsks } from './passkey-challenge'
import { passkeyProof, updateUsedPasskey } from './passkey-proof'
import { takeSignedChallenge } from './signed-challenge'

export type ClaimPasskey = { by: 'passkey'; claim: (tx: Transaction) => Promise<boolean> }

/** A passkey that this person shows in the session of the actor. Any other is refused, and the refusal is in the log. */
export const claimOfPasskey = async (actor: StaffActor, answer: PasskeyAnswer): Promise<ClaimPasskey> => {
  const { challenge } = await takeSignedChallenge(
    sessionAsks('verify', actor.sessionId),
    answer.response.clientDataJSON,
  )
  const where = { credentialId: new Uint8Array(Buffer.from(answer.id, 'base64url')), staffId: actor.staffId }
  const select = { id: true, publicKey: true, userHandle: true, counter: true } as const
  const passkey = await database(actor).passkey.findFirst({ where, select })
  const proof = await passkeyProof(answer, challenge, passkey)
  if (!proof.ok) return refusePasskey(actor, passkey?.id ?? null, proof.because)
  return { by: 'passkey', claim: (tx) => updateUsedPasskey(tx, proof) }
}
