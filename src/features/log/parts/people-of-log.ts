import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** Everybody who can appear in the log, including disabled staff. */
export const peopleOfLog = async (actor: Actor) => {
  await authorize(actor, 'log.read')
  return database(actor).staff.findMany({
    where: { organisationId: actor.organisationId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}
