import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { database, ofOrganisation } from '@/server/db'
import { identityProvider } from '@/server/identity-provider'
import { passkeySite } from '@/server/passkey-site'

/**
 * The actor's own passkeys and apps, the oldest first, how many recovery codes are left, and where passkeys can be made.
 * `atProvider`: the name of the identity provider where the only second factor is, which is of no use when it does not answer.
 */
export const ownFactors = async ({ staffId, organisationId, confirmsBy }: StaffActor) => {
  const where = { staffId, organisationId }
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
  const [factors, passkeys, codesLeft] = await Promise.all([
    database(ofOrganisation(organisationId)).factor.findMany({
      where,
      orderBy,
      select: { id: true, kind: true, createdAt: true, lastUsedAt: true },
    }),
    database(ofOrganisation(organisationId)).passkey.findMany({
      where,
      orderBy,
      select: { id: true, name: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
    }),
    database(ofOrganisation(organisationId)).recoveryCode.count({ where: { ...where, usedAt: null } }),
  ])
  const atProvider = confirmsBy === 'provider' ? (identityProvider()?.name ?? null) : null
  return { factors, passkeys, codesLeft, passkeyOrigin: passkeySite()?.origin ?? null, atProvider }
}

export type OwnFactors = Awaited<ReturnType<typeof ownFactors>>
