import 'server-only'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { NewPasskeyInput } from '../schema'
import { enqueueNotice } from './letters'
import type { Asker } from './passkey-challenge'
import { passkeyAlgorithms, requirePasskeySite } from './passkey-options'
import { takeSignedChallenge } from './signed-challenge'
import type { FactorCount } from './store-factor'

/** More than anybody has devices. */
const mostPasskeys = 10

/** What the library found, or null: it throws for each thing that does not fit, with the challenge in its message. */
const verifiedRegistration = async ({ passkey }: NewPasskeyInput, challenge: string) => {
  const { id: expectedRPID, origin: expectedOrigin } = requirePasskeySite()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...passkey, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
    return registrationInfo ?? null
  } catch {
    return null
  }
}

/** The passkey that a browser made for the challenge of this asker. */
export const newPasskey = async (asker: Asker, input: NewPasskeyInput) => {
  const { challenge, userHandle } = await takeSignedChallenge(asker, input.passkey.response.clientDataJSON)
  const registration = await verifiedRegistration(input, challenge)
  if (!registration || !userHandle) throw new AppError('invalid', 'passkey_not_added')
  const { credential, credentialDeviceType, credentialBackedUp } = registration
  return {
    credentialId: new Uint8Array(Buffer.from(credential.id, 'base64url')),
    publicKey: new Uint8Array(credential.publicKey),
    userHandle: new Uint8Array(userHandle),
    counter: BigInt(credential.counter),
    transports: input.passkey.response.transports,
    isMultiDevice: credentialDeviceType === 'multiDevice',
    isBackedUp: credentialBackedUp,
    name: input.name,
  }
}

export type NewPasskey = Awaited<ReturnType<typeof newPasskey>>

/** The caller holds the lock of the person. A passkey that somebody has already is no new one. */
export const storePasskey = async (tx: Transaction, actor: StaffActor, count: FactorCount, passkey: NewPasskey) => {
  if (count.passkeys >= mostPasskeys) throw new AppError('conflict', 'too_many_passkeys')
  const { staffId, organisationId } = actor
  const { credentialId } = passkey
  if ((await tx.passkey.count({ where: { credentialId } })) > 0) throw new AppError('invalid', 'passkey_not_added')
  const columns = { ...passkey, staffId, organisationId, createdAt: now(), lastUsedAt: now() }
  const { id } = await tx.passkey.create({ data: columns, select: { id: true } })
  await audit(tx, actor, 'factor.add', id, { kind: 'passkey' })
  await enqueueNotice(tx, actor, staffId)
}
