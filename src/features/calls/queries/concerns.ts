import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dateAt, dateOf, dayOf } from '@/domain/figures/days'
import { now } from '@/server/clock'
import { database } from '@/server/db'

const mostShown = 50

/** Since when a moment is certainly of today or later in Amsterdam: one day is read too much and then left out. */
const sinceYesterday = (today: string) => new Date(`${dateOf(dayOf(today) - 1)}T00:00:00Z`)

/** The worries that callers raised: those nobody saw yet, and those raised or seen today. Oldest unseen first. */
export const concernsOfToday = async (actor: Actor) => {
  await authorize(actor, 'concern.read')
  const { organisationId } = actor
  const today = dateAt(now())
  const since = sinceYesterday(today)
  const rows = await database().safetyConcern.findMany({
    where: {
      organisationId,
      withdrawnAt: null,
      OR: [{ seenAt: null }, { raisedAt: { gte: since } }, { seenAt: { gte: since } }],
    },
    orderBy: [{ seenAt: { sort: 'asc', nulls: 'first' } }, { raisedAt: 'asc' }],
    take: mostShown,
    select: {
      interviewId: true,
      familyId: true,
      text: true,
      raisedAt: true,
      staffId: true,
      seenAt: true,
      seenById: true,
      interview: { select: { family: { select: { ref: true, identity: { select: { parentName: true } } } } } },
    },
  })
  const ids = rows.flatMap(({ staffId, seenById }) => (seenById ? [staffId, seenById] : [staffId]))
  const staff = await database().staff.findMany({
    where: { organisationId, id: { in: ids } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null) => staff.find((one) => one.id === id)?.name ?? null
  return rows
    .filter((row) => row.seenAt === null || dateAt(row.raisedAt) === today || dateAt(row.seenAt) === today)
    .map(({ staffId, seenById, interview, ...row }) => ({
      ...row,
      ref: interview.family.ref,
      parentName: interview.family.identity?.parentName ?? '',
      by: nameOf(staffId),
      seenBy: nameOf(seenById),
    }))
}

export type Concern = Awaited<ReturnType<typeof concernsOfToday>>[number]
