import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { showedSecondFactor, shownAt, type ProviderClaims } from '@/domain/access/provider-claims'
import { audit, auditRefusal } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { freshSince } from '@/server/fresh'
import { identityProvider } from '@/server/identity-provider'
import { replaceSession } from '../parts/replace-session'

const isOwnAccount = async (actor: StaffActor, { iss, sub }: ProviderClaims): Promise<boolean> => {
  const where = { staffId: actor.staffId, issuer: iss, subject: sub }
  return (await database(actor).providerAccount.findFirst({ where, select: { id: true } })) !== null
}

/** When the person showed a second factor at the provider; null when it does not say so, or not when, or they have their own. */
const confirmedAt = async (actor: StaffActor, claims: ProviderClaims): Promise<Date | null> => {
  if (actor.confirmsBy === 'factor') return null
  const provider = identityProvider()
  if (!provider || claims.iss !== provider.issuer || !(await isOwnAccount(actor, claims))) return null
  return showedSecondFactor(claims, provider.secondFactors) ? shownAt(claims, now()) : null
}

/**
 * Somebody who is signed in, and has no factor of their own here, shows again who they are, at the identity provider. Only what
 * the provider says of the moment counts: a browser can leave out that it was to ask again.
 */
export const checkWithProvider = async (actor: StaffActor, claims: ProviderClaims): Promise<{ sessionId: string }> => {
  await authorize(actor, 'session.verify')
  const at = await confirmedAt(actor, claims)
  if (at === null || at <= freshSince()) {
    await auditRefusal(actor, 'session.verify', null, { by: 'provider' })
    throw new AppError('invalid', 'provider_refused')
  }
  return inTransaction(actor, async (tx) => {
    const sessionId = await replaceSession(tx, actor.sessionId, at)
    await audit(tx, actor, 'session.verify', sessionId, { by: 'provider', again: true })
    return { sessionId }
  })
}
