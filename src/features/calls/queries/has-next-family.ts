import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isGivenNow } from '@/domain/calls/queue'
import { authorize } from '@/server/authorize'
import { database, ofOrganisation } from '@/server/db'
import { presentMoment } from '../parts/moment'
import { ownQueue } from '../parts/own-queue'
import { poolCount } from '../parts/pool'

/**
 * Whether there is a family to call after this one, of this person's own or of the pool. Nothing is claimed: `claimNextFamily`
 * says which family it is.
 */
export const hasNextFamily = async (actor: StaffActor, afterId: string | null): Promise<boolean> => {
  await authorize(actor, 'call.read')
  const moment = presentMoment()
  const { due, pool } = await ownQueue(
    database(ofOrganisation(actor.organisationId)),
    actor,
    moment,
    poolCount(actor, moment),
  )
  return pool > 0 || due.some((entry) => entry.id !== afterId && isGivenNow(entry, moment))
}
