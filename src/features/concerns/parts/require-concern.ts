import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { concernScope } from '@/server/scope'

/**
 * Throws unless the role may do this and the concern is in scope. The role is checked first, so that a person who may not
 * read concerns does not learn whether one exists.
 */
export const requireConcern = async (actor: StaffActor, verb: Verb, id: string) => {
  await authorize(actor, verb)
  const where = { AND: [concernScope(actor), { id }] }
  requireFound(await database(actor).safetyConcern.findFirst({ where, select: { id: true } }), { actor, verb, id })
}
