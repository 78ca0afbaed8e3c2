import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { found } from '@/server/authorize'
import { database } from '@/server/db'

/** The board or municipality that someone will read for: one of the actor's own organisation, or it does not exist. */
export const placeOfReader = async (actor: Actor, place: { boardId: string | null; municipalityId: string | null }) => {
  const own = (id: string) => ({ where: { id, organisationId: actor.organisationId }, select: { id: true } })
  if (place.boardId) found(await database().schoolBoard.findFirst(own(place.boardId)))
  if (place.municipalityId) found(await database().municipality.findFirst(own(place.municipalityId)))
}
