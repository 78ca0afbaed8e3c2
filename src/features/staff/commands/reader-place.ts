import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { found } from '@/server/authorize'
import { database } from '@/server/db'

type Place = { boardId: string | null; municipalityId: string | null }

/** The board or municipality that someone will read for: one of the actor's own organisation, or it does not exist. */
export const placeOfReader = async (actor: Actor, verb: Verb, { boardId, municipalityId }: Place) => {
  const own = (id: string) => ({ where: { id, organisationId: actor.organisationId }, select: { id: true } })
  if (boardId) found(await database().schoolBoard.findFirst(own(boardId)), { actor, verb, id: boardId })
  if (municipalityId)
    found(await database().municipality.findFirst(own(municipalityId)), { actor, verb, id: municipalityId })
}
