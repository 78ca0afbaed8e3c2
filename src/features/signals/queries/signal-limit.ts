import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'

/** How many different families somebody opens on a day before it is a signal. */
export const signalLimit = async (actor: Actor) => {
  await authorize(actor, 'organisation.change')
  const where = { id: actor.organisationId }
  return requireFound(await database(actor).organisation.findFirst({ where, select: { familiesADay: true } }))
}
