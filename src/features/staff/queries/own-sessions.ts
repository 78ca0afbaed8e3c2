import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { idleSince } from '@/server/session'

/** The actor's own sessions that still work: the present one first, then by latest use. */
export const ownSessions = async (actor: StaffActor) => {
  await authorize(actor, 'session.read')
  const sessions = await database(actor).session.findMany({
    where: {
      staffId: actor.staffId,
      organisationId: actor.organisationId,
      endedAt: null,
      expiresAt: { gt: now() },
      lastSeenAt: { gt: idleSince() },
    },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  })
  const sessionRows = sessions.map((session) => ({ ...session, isThis: session.id === actor.sessionId }))
  return sessionRows.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

export type OwnSession = Awaited<ReturnType<typeof ownSessions>>[number]
