import 'server-only'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import type { PasskeyAnswer } from '../schema'
import { requirePasskeySite } from './passkey-options'

/** A key of nobody: for an unknown passkey the same is computed as for one that is known. */
const nobodysKey =
  'pQECAyYgASFYIAhfB6baSWFifVdGZWSnc_sbC85FUoQWP9Pg2PsGgBjyIlggoPC5xX60xoS_Wnko4sK8-U7sUJrc2aakl-WZRWZU2Gs'

type Bytes = Uint8Array<ArrayBuffer>
export type StoredPasskey = { id: string; publicKey: Bytes; userHandle: Bytes; counter: bigint }

/** `counter`: the signature is right, but the device counted less than before, so there are two of it. */
export type PasskeyProof =
  | { ok: true; passkey: StoredPasskey; counter: bigint; isBackedUp: boolean; isMultiDevice: boolean }
  | { ok: false; because: 'signature' | 'counter' }

const verified = async (answer: PasskeyAnswer, challenge: string, publicKey: Bytes) => {
  const { id: expectedRPID, origin: expectedOrigin } = requirePasskeySite()
  try {
    const outcome = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      // The library compares the counter before the signature, so anybody could say that it went back. It is compared below.
      credential: { id: answer.id, publicKey, counter: 0 },
    })
    return outcome.verified ? outcome.authenticationInfo : null
  } catch {
    // The library throws for each thing that does not fit, with the challenge in its message.
    return null
  }
}

const isOfItsPerson = ({ userHandle }: StoredPasskey, { response }: PasskeyAnswer) =>
  response.userHandle === '' || Buffer.from(userHandle).toString('base64url') === response.userHandle

/** Whether an answer of a browser proves that its person holds this passkey, and showed the device who they are. */
export const passkeyProof = async (
  answer: PasskeyAnswer,
  challenge: string,
  passkey: StoredPasskey | null,
): Promise<PasskeyProof> => {
  const publicKey = passkey?.publicKey ?? new Uint8Array(Buffer.from(nobodysKey, 'base64url'))
  const assertion = await verified(answer, challenge, publicKey)
  if (!assertion || !passkey || !isOfItsPerson(passkey, answer)) return { ok: false, because: 'signature' }
  const counter = BigInt(assertion.newCounter)
  const counts = counter > 0n || passkey.counter > 0n
  if (counts && counter <= passkey.counter) return { ok: false, because: 'counter' }
  const isMultiDevice = assertion.credentialDeviceType === 'multiDevice'
  return { ok: true, passkey, counter, isBackedUp: assertion.credentialBackedUp, isMultiDevice }
}

/** Notes the use of the passkey. False when another request used or removed it meanwhile. */
export const updateUsedPasskey = async (tx: Transaction, proof: Extract<PasskeyProof, { ok: true }>) => {
  const { passkey, counter, isBackedUp, isMultiDevice } = proof
  const { count } = await tx.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter, isBackedUp, isMultiDevice, lastUsedAt: now() },
  })
  return count > 0
}
