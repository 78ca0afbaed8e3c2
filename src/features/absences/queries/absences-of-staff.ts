import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dateColumn, dayOfColumn, today } from '@/server/clock'
import { database } from '@/server/db'

/** The absences of one person that are not over, the first one first. */
export const absencesOfStaff = async (actor: StaffActor, staffId: string) => {
  await authorize(actor, 'absence.read', { id: staffId, ownerId: staffId })
  const rows = await database(actor).absence.findMany({
    where: {
      staffId,
      organisationId: actor.organisationId,
      removedAt: null,
      untilDay: { gte: dateColumn(today()) },
    },
    orderBy: [{ fromDay: 'asc' }, { id: 'asc' }],
    take: 20,
    select: { id: true, fromDay: true, untilDay: true, cover: { select: { name: true } } },
  })
  return rows.map(({ id, fromDay, untilDay, cover }) => ({
    id,
    fromDay: dayOfColumn(fromDay),
    untilDay: dayOfColumn(untilDay),
    coverName: cover?.name ?? null,
  }))
}

export type AbsenceOfStaff = Awaited<ReturnType<typeof absencesOfStaff>>[number]
