import 'server-only'
import { showedSecondFactor, shownAt, type ProviderClaims } from '@/domain/access/provider-claims'
import { roleByGroups, type GroupRole } from '@/domain/access/provider-role'
import { audit, auditRefusal, auditTooMany } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { identityProvider, type IdentityProvider } from '@/server/identity-provider'
import { acquaintanceOf, storeDevice } from '@/server/known-devices'
import { logInfo } from '@/server/log'
import { staffActor, systemActor } from '@/server/minted-actor'
import { createSession } from '@/server/new-session'
import { sourceOf } from '@/server/sender'
import { attempt, tooMany, type Attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { applyGroups } from '../parts/apply-groups'
import { lockStaff } from '../parts/links'
import { storeAccount, updateUsedAccount } from '../parts/provider-account'
import { mayEnter, signerByProvider, type Signer } from '../parts/provider-signer'

/** `isWhole`: no second step follows. */
type SignedIn = { sessionId: string; isWhole: boolean }

/** Whoever tries to be this person, or is: then with the id of the session. */
const signerActor = (visitor: Visitor, signer: Signer, sessionId = '') =>
  staffActor(sessionId, signer, sourceOf(visitor, 'route'))

/**
 * When the provider says that a second factor was shown, the moment at which it was. A provider that does not say when may
 * have asked for it yesterday, and no confirmation there would ever count, so its word is not enough then. Whoever had a factor
 * here before the provider's counted goes on showing that one: an address alone links an account, and must not lead past a
 * passkey.
 */
const verifiedAtOf = (
  { hasFactor, providerFactorCounted }: Signer,
  provider: IdentityProvider,
  claims: ProviderClaims,
): Date | null => {
  if (hasFactor && !providerFactorCounted) return null
  return showedSecondFactor(claims, provider.secondFactors) ? shownAt(claims, now()) : null
}

/** `verifiedAt` is null when a second step follows here. `byGroups`: the role by the groups of the person. */
type Entry = { verifiedAt: Date | null; byGroups: GroupRole }

/**
 * Checks again under the lock of the row: somebody who was disabled a moment ago does not get in, nor whoever waits for a role
 * and has none until then.
 */
const startSession = async (
  tx: Transaction,
  visitor: Visitor,
  signer: Signer,
  claims: ProviderClaims,
  { verifiedAt, byGroups }: Entry,
): Promise<string | null> => {
  await lockStaff(tx, signer.id)
  // Another account with the same address may have been linked a moment ago: the groups of this one say nothing then.
  const isOfAnother = { issuer: claims.iss, subject: { not: claims.sub } }
  const where = { id: signer.id, disabledAt: null, accounts: { none: isOfAnother } }
  if ((await tx.staff.count({ where })) === 0) return null
  const groups = systemActor(signer.organisationId, sourceOf(visitor, 'route'))
  const role = await applyGroups(tx, groups, signer, byGroups)
  if (role === null) return null
  await tx.staff.update({ where: { id: signer.id }, data: { lastSignInAt: now() } })
  // It does nothing when another request of the same person linked the account a moment ago.
  if (signer.subject === null) await storeAccount(tx, signerActor(visitor, signer), claims)
  if (!(await updateUsedAccount(tx, signer.id, claims, verifiedAt !== null))) return null
  const member = { ...signer, role }
  const sessionId = await createSession(tx, visitor, member, verifiedAt)
  // Where a second step follows, the browser is known after that one.
  if (verifiedAt) await storeDevice(tx, visitor, signer)
  await audit(tx, signerActor(visitor, member, sessionId), 'session.start', sessionId, { by: 'provider' })
  return sessionId
}

/** One write and one answer for whoever is unknown, not invited, disabled, or not known by this account. */
const refuse = async (
  visitor: Visitor,
  signer: Signer | null,
  { fail }: Extract<Attempt, { allowed: true }>,
): Promise<never> => {
  if (signer) await auditRefusal(signerActor(visitor, signer), 'session.start', null, { by: 'provider' })
  else {
    logInfo('sign_in_refused', { account: 'unknown', by: 'provider' })
    await fail()
  }
  throw new AppError('invalid', 'provider_refused')
}

/**
 * Signs in with an account at the identity provider. The library checked the signature, the audience, the times and the nonce
 * of the claims; here is checked whose they are.
 */
export const signInWithProvider = async (visitor: Visitor, claims: ProviderClaims): Promise<SignedIn> => {
  const provider = identityProvider()
  // The library compares the issuer with what the provider says of itself, not with the setting.
  if (!provider || claims.iss !== provider.issuer) throw new AppError('unavailable', 'provider_failed')
  const signer = await signerByProvider(visitor, provider, claims)
  const account = `${claims.iss} ${claims.sub}`
  const attemptResult = await attempt('provider', account, visitor.address, acquaintanceOf(visitor, signer))
  if (!attemptResult.allowed) {
    if (signer) await auditTooMany(signerActor(visitor, signer), 'session.start')
    throw tooMany(attemptResult)
  }
  if (!signer || !mayEnter(signer, claims)) return refuse(visitor, signer, attemptResult)
  const byGroups = roleByGroups(signer.role, claims, provider)
  if (byGroups === null) return refuse(visitor, signer, attemptResult)
  const verifiedAt = verifiedAtOf(signer, provider, claims)
  const entry = { verifiedAt, byGroups }
  const sessionId = await inTransaction(signerActor(visitor, signer), (tx) =>
    startSession(tx, visitor, signer, claims, entry),
  )
  if (sessionId === null) return refuse(visitor, signer, attemptResult)
  await attemptResult.succeed()
  return { sessionId, isWhole: verifiedAt !== null }
}
