import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { ProviderClaims } from '@/domain/access/provider-claims'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { enqueueOwnLetter } from './access-letters'
import { joinedWhere } from './joined'
import { dismissFailedLetters } from './letters'
import { revokeLinks } from './links'

type Of = Pick<ProviderClaims, 'iss' | 'sub'>

/** Notes that the account was used. False when it was taken away a moment ago. */
export const updateUsedAccount = async (tx: Transaction, staffId: string, { iss, sub }: Of): Promise<boolean> => {
  const where = { staffId, issuer: iss, subject: sub }
  return (await tx.providerAccount.updateMany({ where, data: { lastUsedAt: now() } })).count > 0
}

const mayStillBeLinked = async (tx: Transaction, staffId: string) => {
  const openLink = { purpose: 'invitation' as const, usedAt: null, expiresAt: { gt: now() } }
  const where = { id: staffId, OR: [...joinedWhere.OR, { links: { some: openLink } }] }
  return (await tx.staff.findFirst({ where, select: { id: true } })) !== null
}

/**
 * Makes an account at the provider that of a person, for good: from now on it is known by its subject, whatever its e-mail
 * address becomes. It uses up an invitation. False when a moment ago the person or the account got another one. The caller
 * holds the lock of the person.
 */
export const storeAccount = async (tx: Transaction, actor: StaffActor, { iss, sub }: Of): Promise<boolean> => {
  const { staffId, organisationId } = actor
  if (!(await mayStillBeLinked(tx, staffId))) return false
  const row = { staffId, organisationId, issuer: iss, subject: sub, createdAt: now(), lastUsedAt: now() }
  const stored = await tx.providerAccount.createMany({ data: [row], skipDuplicates: true })
  if (stored.count === 0) return false
  await revokeLinks(tx, staffId, 'invitation')
  await dismissFailedLetters(tx, organisationId, { staffId, purpose: 'invitation' })
  await audit(tx, actor, 'factor.link', staffId)
  await enqueueOwnLetter(tx, actor, {
    notice: 'account_linked',
    kind: 'invitation',
    aboutId: staffId,
    from: null,
    to: null,
  })
  return true
}
