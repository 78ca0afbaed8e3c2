import 'server-only'
import { ownEmail, type ProviderClaims } from '@/domain/access/provider-claims'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { hasFactor } from '@/server/half-session'
import type { IdentityProvider } from '@/server/identity-provider'
import { acquaintanceColumns, type AcquaintanceColumns } from '@/server/known-devices'
import type { SessionStaff } from '@/server/minted-actor'
import type { Visitor } from '@/server/visitor'

/**
 * `subject`: of the account at this provider with which the person signs in; null without one. `hasFactor`: an own one here.
 * `providerFactorCounted`: a second factor that was shown there was enough for an earlier sign-in.
 */
export type Signer = SessionStaff &
  AcquaintanceColumns & {
    subject: string | null
    hasFactor: boolean
    providerFactorCounted: boolean
    hasPassword: boolean
    isInvited: boolean
    disabledAt: Date | null
  }

/**
 * Whose account this is, by one statement: by issuer and subject, or, as long as nobody has that account, by an e-mail address
 * that the provider says is the person's own.
 */
export const signerByProvider = async (
  visitor: Visitor,
  provider: IdentityProvider,
  claims: ProviderClaims,
): Promise<Signer | null> => {
  const { iss, sub } = claims
  const [signer] = await database('sign_in').$queryRaw<Signer[]>`
    select staff.id, staff.organisation_id as "organisationId", role, board_id as "boardId", municipality_id as "municipalityId",
      disabled_at as "disabledAt", account.subject, ${hasFactor} as "hasFactor",
      coalesce(account.second_factor, false) as "providerFactorCounted", password_hash is not null as "hasPassword",
      exists(select from one_time_link link where link.staff_id = staff.id and link.purpose = 'invitation' and used_at is null
        and link.expires_at > ${now()}) as "isInvited", ${acquaintanceColumns(visitor)}
    from staff left join provider_account account on account.staff_id = staff.id and account.issuer = ${iss}
    where account.subject = ${sub} or (staff.email = ${ownEmail(claims, provider.verifiedClaim)}
      and not exists (select from provider_account other where other.issuer = ${iss} and other.subject = ${sub}))`
  return signer ?? null
}

/** Whether it is the account of this person, or may become it now: somebody who came in before, or has an open invitation. */
export const mayEnter = ({ subject, hasPassword, isInvited, disabledAt }: Signer, { sub }: ProviderClaims): boolean =>
  disabledAt === null && (subject === sub || (subject === null && (hasPassword || isInvited)))
