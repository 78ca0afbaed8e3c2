import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { removedFrom } from '@/domain/retention/retention-term'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

export const announcedPerPage = 50

/** One page of the families whose term is nearly over, those that go first on top. */
export const announcedFamilies = async (actor: Actor, page: number) => {
  await authorize(actor, 'retention.read')
  const where = { organisationId: actor.organisationId, family: familyScope(actor) }
  const [count, rows] = await Promise.all([
    database().retentionWarning.count({ where }),
    database().retentionWarning.findMany({
      where,
      select: {
        familyId: true,
        kind: true,
        countsFrom: true,
        endsOn: true,
        days: true,
        countedOn: true,
        family: { select: { ref: true, identity: { select: { parentName: true } } } },
      },
      orderBy: [{ endsOn: 'asc' }, { familyId: 'asc' }],
      skip: (page - 1) * announcedPerPage,
      take: announcedPerPage,
    }),
  ])
  const families = rows.map(({ familyId, kind, countsFrom, endsOn, days, countedOn, family }) => ({
    id: familyId,
    kind,
    ref: family.ref,
    parentName: family.identity?.parentName ?? '',
    countsFrom: dayOfColumn(countsFrom),
    removedOn: removedFrom(dayOfColumn(endsOn), { days, countedOn: dayOfColumn(countedOn) }),
  }))
  return { count, families }
}

export type AnnouncedFamily = Awaited<ReturnType<typeof announcedFamilies>>['families'][number]
