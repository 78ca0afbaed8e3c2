import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { dayMs } from '@/domain/dates'
import { authorize } from '@/server/authorize'
import { dayOfColumn, now } from '@/server/clock'
import { database } from '@/server/db'
import { visibleSignals } from '../parts/visible-signals'

const shownMs = 90 * dayMs
const mostSignals = 200

const columns = {
  id: true,
  day: true,
  kind: true,
  staffId: true,
  count: true,
  raisedAt: true,
  seenAt: true,
  finding: true,
  staff: { select: { name: true } },
  seenBy: { select: { name: true } },
} as const

/** The signals that nobody has looked at, and those of the last ninety days; the newest first. */
export const signalList = async (actor: Actor) => {
  await authorize(actor, 'signal.read')
  const since = new Date(now().getTime() - shownMs)
  const rows = await database(actor).auditSignal.findMany({
    where: { ...visibleSignals(actor), OR: [{ seenAt: null }, { raisedAt: { gt: since } }] },
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
    take: mostSignals,
    select: columns,
  })
  return rows.map(({ staff, seenBy, day, staffId, ...signal }) => ({
    ...signal,
    day: dayOfColumn(day),
    isAboutSomebody: staffId !== null,
    name: staff?.name ?? null,
    seenBy: seenBy?.name ?? null,
    maySee: can(actor, 'signal.see', { ownerId: staffId }),
  }))
}

export type ShownSignal = Awaited<ReturnType<typeof signalList>>[number]
