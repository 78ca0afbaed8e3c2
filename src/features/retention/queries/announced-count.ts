import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** Of how many families the term is nearly over. */
export const announcedCount = async (actor: Actor): Promise<number> => {
  await authorize(actor, 'retention.read')
  return database(actor).retentionWarning.count({ where: { organisationId: actor.organisationId } })
}
