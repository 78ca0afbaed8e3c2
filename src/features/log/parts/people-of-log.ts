import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** Everybody who can stand in the log, also who is shut out by now. */
export const peopleOfLog = async (actor: Actor) => {
  await authorize(actor, 'log.read')
  return database().staff.findMany({
    where: { organisationId: actor.organisationId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}
