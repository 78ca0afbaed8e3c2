import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ExtensionReason } from '@/domain/retention/extension'
import { removedFrom } from '@/domain/retention/retention-term'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

export const announcedPerPage = 50

type StoredExtension = { reason: ExtensionReason; until: Date }

const extensionOf = (extension: StoredExtension | null) =>
  extension && { reason: extension.reason, until: dayOfColumn(extension.until) }

/** One page of the families whose term is nearly over, those that go first on top. */
export const announcedFamilies = async (actor: Actor, page: number) => {
  await authorize(actor, 'retention.read')
  const where = { organisationId: actor.organisationId, family: familyScope(actor) }
  const [count, rows] = await Promise.all([
    database(actor).retentionWarning.count({ where }),
    database(actor).retentionWarning.findMany({
      where,
      select: {
        familyId: true,
        kind: true,
        countsFrom: true,
        endsOn: true,
        days: true,
        countedOn: true,
        family: {
          select: {
            ref: true,
            identity: { select: { parentName: true } },
            extension: { select: { reason: true, until: true } },
          },
        },
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
    /** An earlier decision to keep it longer, or null. */
    extension: extensionOf(family.extension),
    removedOn: removedFrom(dayOfColumn(endsOn), { days, countedOn: dayOfColumn(countedOn) }),
  }))
  return { count, families }
}

export type AnnouncedFamily = Awaited<ReturnType<typeof announcedFamilies>>['families'][number]
