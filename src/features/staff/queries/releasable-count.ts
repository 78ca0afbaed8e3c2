import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

/** For how many requests this person can be the second one. */
export const releasableCount = async (actor: Actor): Promise<number> => {
  await authorize(actor, 'access.read')
  const requests = await database(actor).accessRequest.findMany({
    where: { organisationId: actor.organisationId, decidedAt: null, expiresAt: { gt: now() } },
    take: 50,
    select: { staffId: true, requestedById: true },
  })
  return requests.filter(({ staffId, requestedById }) =>
    can(actor, 'access.release', { requestedById, ownerId: staffId }),
  ).length
}
