import 'server-only'
import { randomBytes } from 'node:crypto'
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { COSEALG } from '@simplewebauthn/server/helpers'
import type { StaffActor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { database, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { passkeySite } from '@/server/passkey-site'
import { challengeMs, storeChallenge, type Asker } from './passkey-challenge'

/** What every browser has, in the order of preference. */
export const passkeyAlgorithms = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256]

/** The specification lets a device keep 64 bytes for a person. */
const handleBytes = 32

export const requirePasskeySite = () => {
  const site = passkeySite()
  if (!site) throw new AppError('conflict', 'no_passkeys_here')
  return site
}

/** Somebody who is signed in, or has typed the password. */
type Owner = { id: string; organisationId: string }

export const ownerOf = ({ staffId: id, organisationId }: StaffActor): Owner => ({ id, organisationId })

const ownPasskeys = ({ id: staffId, organisationId }: Owner) =>
  database(ofOrganisation(organisationId)).passkey.findMany({
    where: { staffId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { credentialId: true, transports: true, userHandle: true },
  })

type OwnPasskey = Awaited<ReturnType<typeof ownPasskeys>>[number]

const asDescriptor = ({ credentialId, transports }: OwnPasskey) => ({
  id: Buffer.from(credentialId).toString('base64url'),
  transports,
})

/** What a browser is asked for to make a passkey of this person: one that is found without a name, and asks who they are. */
export const optionsToAdd = async (asker: Asker, owner: Owner) => {
  const { id: rpID } = requirePasskeySite()
  const person = { where: { id: owner.id }, select: { email: true, name: true } } as const
  const { email, name } = requireFound(await database(ofOrganisation(owner.organisationId)).staff.findFirst(person))
  const passkeys = await ownPasskeys(owner)
  const userID = new Uint8Array(passkeys[0]?.userHandle ?? randomBytes(handleBytes))
  const options = await generateRegistrationOptions({
    rpName: 'Nabij',
    rpID,
    userName: email,
    userDisplayName: name,
    userID,
    challenge: await storeChallenge(asker, userID),
    timeout: challengeMs,
    excludeCredentials: passkeys.map(asDescriptor),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: passkeyAlgorithms,
  })
  return { options }
}

const optionsFor = async (asker: Asker, passkeys: readonly OwnPasskey[]) => ({
  options: await generateAuthenticationOptions({
    rpID: requirePasskeySite().id,
    challenge: await storeChallenge(asker),
    timeout: challengeMs,
    allowCredentials: passkeys.map(asDescriptor),
    userVerification: 'required',
  }),
})

/** What a browser is asked for to show any passkey of this site: who it is, is in the answer. */
export const optionsToSignIn = (asker: Asker) => optionsFor(asker, [])

/** What a browser is asked for to show a passkey of this person. */
export const optionsToVerify = async (asker: Asker, owner: Owner) => {
  const passkeys = await ownPasskeys(owner)
  if (passkeys.length === 0) throw new AppError('conflict', 'no_passkey')
  return optionsFor(asker, passkeys)
}
