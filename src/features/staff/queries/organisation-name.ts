import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, found } from '@/server/authorize'
import { database } from '@/server/db'

export const organisationName = async (actor: Actor): Promise<string> => {
  await authorize(actor, 'organisation.change')
  const where = { id: actor.organisationId }
  return found(await database().organisation.findUnique({ where, select: { name: true } })).name
}
