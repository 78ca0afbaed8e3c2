import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { helpScope, holderColumns, holdersOf } from '@/server/scope'

/** Loads a help item with the fields that its rules use. Throws `not_found` outside the actor's scope. */
export const requireHelp = async (actor: Actor, id: string, verb: Verb) => {
  const { family, ...item } = requireFound(
    await database(actor).helpItem.findFirst({
      where: { AND: [helpScope(actor), { id }] },
      select: { id: true, organisationId: true, ownerId: true, state: true, family: { select: holderColumns } },
    }),
    { actor, verb, id },
  )
  return { ...item, ...holdersOf(family) }
}
