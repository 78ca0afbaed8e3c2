import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'

export const organisationName = async (actor: Actor): Promise<string> => {
  await authorize(actor, 'organisation.change')
  const where = { id: actor.organisationId }
  return requireFound(await database(actor).organisation.findFirst({ where, select: { name: true } })).name
}
