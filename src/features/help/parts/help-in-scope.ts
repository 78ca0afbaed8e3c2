import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { helpScope } from '@/server/scope'

/** A help item as far as the actor sees it, with what the permission needs to know. */
export const requireHelp = async (actor: Actor, id: string, verb: Verb) => {
  const { family, ...item } = requireFound(
    await database().helpItem.findFirst({
      where: { AND: [helpScope(actor), { id }] },
      select: { id: true, organisationId: true, ownerId: true, state: true, family: { select: { callerId: true } } },
    }),
    { actor, verb, id },
  )
  return { ...item, callerId: family.callerId }
}
