import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { talkScope } from '@/server/scope'

/** Loads a request to talk for a command. Throws `not_found` outside the actor's scope. */
export const loadTalk = async (actor: Actor, id: string, verb: Verb) => {
  const talk = requireFound(
    await database(actor).talkRequest.findFirst({
      where: { ...talkScope(actor), AND: { id } },
      select: { id: true, organisationId: true, askedById: true, withId: true },
    }),
    { actor, verb, id },
  )
  const { organisationId, askedById, withId } = talk
  await authorize(actor, verb, { id, organisationId, ownerId: withId, begunById: askedById })
  return talk
}
