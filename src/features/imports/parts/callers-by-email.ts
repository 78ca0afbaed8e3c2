/** The staff to whom the e-mail addresses in a file belong. An address signs in to one organisation only. */
import 'server-only'
import type { Actor, Role } from '@/domain/access/actor'
import { Prisma, withScope, type Transaction } from '@/server/db'

export type CallerAccount = { id: string; email: string; role: Role; isOurs: boolean }

/**
 * An address signs in to one organisation alone, so those of others are looked up as at a sign-in. On the connection of the
 * import: one that waited for a second connection would keep its own from everybody who waits for one.
 */
const accountsEverywhere = (tx: Transaction, accounts: Prisma.Sql) =>
  withScope('sign_in', () => tx.$queryRaw<CallerAccount[]>(accounts))

export const callersByEmail = async (tx: Transaction, actor: Actor, emails: readonly string[]) => {
  const accounts = Prisma.sql`
    select id, email, role::text as role, organisation_id = ${actor.organisationId}::uuid as "isOurs"
    from staff where email = any(${emails}::text[])`
  const ownRows = await tx.$queryRaw<CallerAccount[]>(accounts)
  const everyRow = ownRows.length < new Set(emails).size ? await accountsEverywhere(tx, accounts) : []
  return new Map([...everyRow, ...ownRows].map((caller) => [caller.email, caller]))
}
