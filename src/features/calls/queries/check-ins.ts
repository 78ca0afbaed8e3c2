import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

const shownForMs = 7 * 24 * 60 * 60 * 1000
const mostShown = 20

/** How callers say a call was for them, of the last seven days, newest first: only what they chose to share, and no family. */
export const sharedCheckIns = async (actor: Actor) => {
  await authorize(actor, 'check_in.read_shared')
  const { organisationId } = actor
  const rows = await database().callerCheckIn.findMany({
    where: { organisationId, shared: true, savedAt: { gte: new Date(now().getTime() - shownForMs) } },
    orderBy: [{ savedAt: 'desc' }, { interviewId: 'asc' }],
    take: mostShown,
    select: { interviewId: true, feeling: true, text: true, savedAt: true, staffId: true },
  })
  const staff = await database().staff.findMany({
    where: { organisationId, id: { in: rows.map(({ staffId }) => staffId) } },
    select: { id: true, name: true },
  })
  return rows.map(({ staffId, ...row }) => ({ ...row, by: staff.find(({ id }) => id === staffId)?.name ?? null }))
}

export type SharedCheckIn = Awaited<ReturnType<typeof sharedCheckIns>>[number]
