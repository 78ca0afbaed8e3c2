import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** What is left of families after their term: how many, by the year of the last thing that happened, and their conversations. */
export const pastYears = async (actor: Actor) => {
  await authorize(actor, 'retention.read')
  const years = await database(actor).pastFamily.groupBy({
    by: ['lastYear'],
    where: { organisationId: actor.organisationId },
    _count: true,
    _sum: { conversations: true },
    orderBy: { lastYear: 'desc' },
  })
  return years.map(({ lastYear, _count: families, _sum: { conversations } }) => ({
    year: lastYear,
    families,
    conversations: conversations ?? 0,
  }))
}

export type PastYear = Awaited<ReturnType<typeof pastYears>>[number]
