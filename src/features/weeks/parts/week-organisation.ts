import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** The name in which the questions of the instrument are asked. */
export const weekOrganisation = async (actor: Actor): Promise<string> => {
  await authorize(actor, 'week.export')
  const where = { id: actor.organisationId }
  const { name } = await database().organisation.findUniqueOrThrow({ where, select: { name: true } })
  return name
}
