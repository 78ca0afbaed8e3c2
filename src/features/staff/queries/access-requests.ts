import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

const columns = {
  id: true,
  kind: true,
  toRole: true,
  staffId: true,
  requestedById: true,
  requestedAt: true,
  expiresAt: true,
  staff: { select: { name: true, email: true } },
  requestedBy: { select: { name: true } },
} as const

/** What waits for a second person, the oldest first. `mayRelease`: somebody else asked for it, for somebody else. */
export const accessRequests = async (actor: Actor) => {
  await authorize(actor, 'access.read')
  const rows = await database(actor).accessRequest.findMany({
    where: { organisationId: actor.organisationId, decidedAt: null, expiresAt: { gt: now() } },
    orderBy: { requestedAt: 'asc' },
    take: 50,
    select: columns,
  })
  return rows.map(({ staff, staffId, requestedBy, requestedById, ...request }) => ({
    ...request,
    name: staff.name,
    email: staff.email,
    by: requestedBy?.name ?? null,
    mayRelease: can(actor, 'access.release', { requestedById, ownerId: staffId }),
    mayRefuse: can(actor, 'access.refuse', { requestedById, ownerId: staffId }),
    isAsker: actor.kind === 'staff' && actor.staffId === requestedById,
  }))
}

export type WaitingAccess = Awaited<ReturnType<typeof accessRequests>>[number]
