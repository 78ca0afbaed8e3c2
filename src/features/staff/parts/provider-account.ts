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

/** Notes that the account was used, and that a second factor was shown there. False when it was taken away a moment ago. */
export const updateUsedAccount = async (
  tx: Transaction,
  staffId: string,
  { iss, sub }: Of,
  withSecondFactor: boolean,
): Promise<boolean> => {
  const where = { staffId, issuer: iss, subject: sub }
  const data = { lastUsedAt: now(), ...(withSecondFactor ? { secondFactor: true } : {}) }
  return (await tx.providerAccount.updateMany({ where, data })).count > 0
}

const mayStillBeLinked = async (tx: Transaction, staffId: string) => {
  const openLink = { purpose: 'invitation' as const, usedAt: null, expiresAt: { gt: now() } }
  const where = { id: staffId, OR: [...joinedWhere.OR, { links: { some: openLink } }] }
  return (await tx.staff.findFirst({ where, select: { id: true } })) !== null
}

/**
 * Makes an account at the provider that of a person, for good: from now on it is known by its subject, whatever its e-mail
 * address becomes. It uses up an invitation, and does nothing when the person or the account got another one a moment
 * ago. The caller holds the lock of the person.
 */
export const storeAccount = async (tx: Transaction, actor: StaffActor, { iss, sub }: Of): Promise<void> => {
  const { staffId, organisationId } = actor
  if (!(await mayStillBeLinked(tx, staffId))) return
  const row = { staffId, organisationId, issuer: iss, subject: sub, createdAt: now(), lastUsedAt: now() }
  const { count } = await tx.providerAccount.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return
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
}
