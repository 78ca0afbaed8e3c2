import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

/** Who one is here, for one's own page. */
export const ownAccount = async (actor: StaffActor) =>
  found(
    await database().staff.findFirst({
      where: { id: actor.staffId, organisationId: actor.organisationId },
      select: { name: true, email: true, role: true, trainee: true },
    }),
  )

/** One's own sessions that still work, the present one first, then the latest seen. */
export const ownSessions = async (actor: StaffActor) => {
  await authorize(actor, 'session.read')
  const sessions = await database().session.findMany({
    where: { staffId: actor.staffId, organisationId: actor.organisationId, endedAt: null, expiresAt: { gt: now() } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  })
  const marked = sessions.map((session) => ({ ...session, isThis: session.id === actor.sessionId }))
  return marked.sort((one, other) => Number(other.isThis) - Number(one.isThis))
}

export type OwnSession = Awaited<ReturnType<typeof ownSessions>>[number]
