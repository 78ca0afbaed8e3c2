import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize, requireFound } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { viewsInScope } from '@/server/scope'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { isOnDays, pageOf, rowsAfter, rowsPerPage, shownDays } from '../parts/row-pages'
import { resultOfRow, withCodes, type StoredView } from '../parts/view-row'
import type { ViewFilter } from '../schema'

/** The first families of a list that are named; of the others only how many there are. */
const mostNamed = 5

type SealedFamily = { id: string; ref: string | null; name: SealedValue | null }
type Row = StoredView & { families: SealedFamily[]; count: number }

const withNames = ({ families, ...row }: Row) => ({
  ...withCodes(row),
  families: families.map(({ id, ref, name }) => ({ id, ref, parentName: openParentName(id, name) })),
})

/** What one member of staff opened, the newest first. Whoever may not see families gets neither their names nor their numbers. */
export const viewsOfStaff = async (actor: Actor, id: string, filter: ViewFilter) => {
  await authorize(actor, 'view.read', { id })
  const days = shownDays(filter)
  const person = requireFound(
    await database(actor).staff.findFirst({
      where: { id, organisationId: actor.organisationId },
      select: { id: true, name: true, role: true },
    }),
    { actor, verb: 'view.read', id },
  )
  const isVisible = can(actor, 'family.read')
  const rows = await database(actor).$queryRaw<Row[]>`
    select audit.id::text, audit.at, audit.verb, audit.role, audit.part, ${resultOfRow} as result, audit.ground,
      coalesce(cardinality(audit.families), 0) as count,
      coalesce((select jsonb_agg(jsonb_build_object('id', family.id, 'ref', case when ${isVisible} then family.ref end,
            'name', case when ${isVisible} then identity.parent_name end) order by family.ref)
        from unnest(audit.families[1:${mostNamed}::int]) shown (id) join family on family.id = shown.id
        left join family_identity identity on identity.family_id = family.id), '[]') as families
    from audit
    where audit.staff_id = ${id}::uuid and audit.part is not null and ${viewsInScope(actor)} and ${isOnDays(days)}
      and ${rowsAfter(filter.after) ?? Prisma.sql`true`}
    order by audit.at desc, audit.id desc
    limit ${rowsPerPage + 1}`
  const { next, rows: shownRows } = pageOf(rows)
  return { person, rows: shownRows.map(withNames), next, days }
}

export type StaffView = Awaited<ReturnType<typeof viewsOfStaff>>['rows'][number]
