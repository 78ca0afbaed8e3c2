import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'

/** Locks an interpreter of the organisation. Throws `not_found` for any other id. The caller has judged the role. */
export const lockInterpreter = async (tx: Transaction, actor: Actor, verb: Verb, id: string) => {
  const [row] = await tx.$queryRaw<{ isRetired: boolean; isSigned: boolean }[]>`
    select retired_at is not null as "isRetired", signed_on is not null as "isSigned" from interpreter
    where id = ${id}::uuid and organisation_id = ${actor.organisationId}::uuid for no key update`
  return requireFound(row, { actor, verb, id })
}
