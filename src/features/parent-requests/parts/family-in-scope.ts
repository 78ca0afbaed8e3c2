import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

/** The family of a parent who asks, for whoever may do this with it. */
export const requireFamily = async (actor: Actor, verb: Verb, id: string) => {
  await authorize(actor, verb, { id })
  const family = await database(actor).family.findFirst({
    where: { ...familyScope(actor), AND: { id } },
    select: { id: true, ref: true, identity: { select: { parentName: true } } },
  })
  return requireFound(family, { actor, verb, id })
}
