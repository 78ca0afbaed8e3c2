import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'

/** A family for whose calls the actor may do this. Throws `not_found` outside the actor's scope. */
export const requireFamily = async (actor: Actor, verb: Verb, id: string) => {
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: { id: true, organisationId: true, ...holderColumns },
    }),
    { actor, verb, id },
  )
  const { organisationId } = family
  await authorize(actor, verb, { id, organisationId, ...holdersOf(family) })
  return { id, organisationId }
}
