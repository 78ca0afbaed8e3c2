import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'

type ReaderNode = { boardId: string | null; municipalityId: string | null }

/** Requires the board or municipality of a reader to belong to the actor's organisation; any other is not found. */
export const requireReaderNode = async (actor: Actor, verb: Verb, { boardId, municipalityId }: ReaderNode) => {
  const own = (id: string) => ({ where: { id, organisationId: actor.organisationId }, select: { id: true } })
  if (boardId) requireFound(await database(actor).schoolBoard.findFirst(own(boardId)), { actor, verb, id: boardId })
  if (municipalityId)
    requireFound(await database(actor).municipality.findFirst(own(municipalityId)), { actor, verb, id: municipalityId })
}
