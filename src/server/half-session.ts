/**
 * A session that had the password alone. It reaches no data: it is good for the second step of signing in, and for setting up
 * the first factor of an account that has none. A demonstration needs no second step until a person sets one up.
 */
import 'server-only'
import { idleMinutes } from '@/domain/access/session-length'
import { now } from './clock'
import { database, Prisma, translateDatabaseError } from './db'
import { identityProvider } from './identity-provider'
import { acquaintanceColumns, acquaintanceOf, type AcquaintanceColumns } from './known-devices'
import type { SessionStaff } from './minted-actor'
import type { Acquaintance } from './throttle'
import type { Visitor } from './visitor'

/** Whoever takes longer types the password again. */
const halfSessionMs = idleMinutes * 60_000

export type HalfSession = Visitor & {
  readonly sessionId: string
  readonly staff: SessionStaff & { email: string }
  readonly hasFactor: boolean
  readonly hasPasskey: boolean
  readonly hasApp: boolean
  /** The second factor of this person is the one at the identity provider, and no other. */
  readonly needsProvider: boolean
  readonly acquaintance: Acquaintance
}

const hasApp = Prisma.sql`exists (select from factor where factor.staff_id = staff.id)`
export const hasPasskey = Prisma.sql`exists (select from passkey where passkey.staff_id = staff.id)`

/** An app for codes or a passkey. */
export const hasFactor = Prisma.sql`(${hasApp} or ${hasPasskey})`

/** Whether the password is all of signing in. Of a query with `staff` and its `organisation`. */
export const isPasswordEnough = Prisma.sql`(organisation.is_demonstration and not ${hasFactor})`

/** Whether a session makes an actor. Of a query with `session`, its `staff` and its `organisation`. */
export const isWholeSession = Prisma.sql`
  (session.verified_at is not null or ${isPasswordEnough})`

/** Whether the identity provider of the settings showed a second factor of the person before. Of a query with `staff`. */
export const hasProviderFactor = () => Prisma.sql`exists (select from provider_account account
  where account.staff_id = staff.id and account.second_factor and account.issuer = ${identityProvider()?.issuer ?? null})`

type Row = SessionStaff &
  AcquaintanceColumns & { email: string; hasApp: boolean; hasPasskey: boolean; hasProviderFactor: boolean }

export const halfSessionOf = async (id: string, visitor: Visitor): Promise<HalfSession | null> => {
  try {
    const [row] = await database('sign_in').$queryRaw<Row[]>`
      select staff.id, staff.organisation_id as "organisationId", staff.role, staff.board_id as "boardId",
        staff.municipality_id as "municipalityId", staff.email, ${hasApp} as "hasApp",
        ${hasPasskey} as "hasPasskey", ${hasProviderFactor()} as "hasProviderFactor", ${acquaintanceColumns(visitor)}
      from session join staff on staff.id = session.staff_id join organisation on organisation.id = staff.organisation_id
      where session.id = ${id}::uuid and session.ended_at is null and session.expires_at > ${now()}
        and session.created_at > ${new Date(now().getTime() - halfSessionMs)}
        and staff.disabled_at is null and not ${isWholeSession}`
    if (!row) return null
    const { hasApp: withApp, hasPasskey: withPasskey } = row
    const withFactor = withApp || withPasskey
    return {
      ...visitor,
      sessionId: id,
      staff: row,
      hasApp: withApp,
      hasPasskey: withPasskey,
      hasFactor: withFactor,
      needsProvider: !withFactor && row.hasProviderFactor,
      acquaintance: acquaintanceOf(visitor, row),
    }
  } catch (error) {
    throw translateDatabaseError(error)
  }
}
