/** The staff to whom the e-mail addresses in a file belong. An address signs in to one organisation only. */
import 'server-only'
import type { Actor, Role } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'

export type CallerAccount = { id: string; email: string; role: Role; isOurs: boolean }

export const callersByEmail = async (tx: Transaction, actor: Actor, emails: readonly string[]) => {
  const rows = await tx.$queryRaw<CallerAccount[]>`
    select id, email, role::text as role, organisation_id = ${actor.organisationId}::uuid as "isOurs"
    from staff where email = any(${emails}::text[])`
  return new Map(rows.map((caller) => [caller.email, caller]))
}
