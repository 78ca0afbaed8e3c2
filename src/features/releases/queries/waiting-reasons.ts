import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** A withdrawal whose reason waits for a second person. */
export type WaitingReason = { releaseId: string; number: number; name: string }

const most = 4

/** The reasons that wait, the oldest first: readers see only the fixed sentence until then. */
export const waitingReasons = async (actor: Actor): Promise<WaitingReason[]> => {
  await authorize(actor, 'release.read')
  const rows = await database().withdrawalReason.findMany({
    where: { organisationId: actor.organisationId, state: 'open' },
    orderBy: { writtenAt: 'asc' },
    take: most,
    select: { revision: { select: { releaseId: true, nodeName: true, release: { select: { number: true } } } } },
  })
  return rows.map(({ revision: { releaseId, nodeName, release } }) => ({
    releaseId,
    number: release.number,
    name: nodeName,
  }))
}
