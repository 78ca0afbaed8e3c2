/** The staff to whom the e-mail addresses in a file belong. An address signs in to one organisation only. */
import 'server-only'
import type { Actor, Role } from '@/domain/access/actor'
import { enterScope, Prisma, type Transaction } from '@/server/db'

export type CallerAccount = { id: string; email: string; role: Role; isOurs: boolean }

/**
 * An address signs in to one organisation alone, so those of others are looked up as at a sign-in. On the connection of the
 * import: one that waited for a second connection would keep its own from everybody who waits for one.
 */
const accountsEverywhere = async (tx: Transaction, actor: Actor, accounts: Prisma.Sql) => {
  await enterScope(tx, 'sign_in')
  const rows = await tx.$queryRaw<CallerAccount[]>(accounts)
  await enterScope(tx, actor)
  return rows
}

export const callersByEmail = async (tx: Transaction, actor: Actor, emails: readonly string[]) => {
  const accounts = Prisma.sql`
    select id, email, role::text as role, organisation_id = ${actor.organisationId}::uuid as "isOurs"
    from staff where email = any(${emails}::text[])`
  const ownRows = await tx.$queryRaw<CallerAccount[]>(accounts)
  const everyRow = ownRows.length < new Set(emails).size ? await accountsEverywhere(tx, actor, accounts) : []
  return new Map([...everyRow, ...ownRows].map((caller) => [caller.email, caller]))
}
