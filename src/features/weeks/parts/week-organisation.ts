import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** The organisation's name, which the wording of some questions contains. */
export const weekOrganisation = async (actor: Actor): Promise<string> => {
  await authorize(actor, 'week.export')
  const where = { id: actor.organisationId }
  const { name } = await database().organisation.findUniqueOrThrow({ where, select: { name: true } })
  return name
}
