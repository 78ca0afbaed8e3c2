import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { openedParts, type ViewKind } from '@/domain/access/view'
import { authorize, requireFound } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { viewsInScope } from '@/server/scope'
import { isOnDays, pageOf, rowsAfter, rowsPerPage, shownDays } from '../parts/row-pages'
import { resultOfRow, withCodes, type StoredView } from '../parts/view-row'
import type { ViewFilter } from '../schema'

type Row = StoredView & { staffId: string | null; name: string | null }

const isAllowed = Prisma.sql`${resultOfRow} = 'allowed'`
const conditionOfKind: { readonly [kind in ViewKind]: Prisma.Sql } = {
  opened: Prisma.sql`${isAllowed} and audit.part = any(${[...openedParts]})`,
  listed: Prisma.sql`${isAllowed} and audit.part is not null and not audit.part = any(${[...openedParts]})`,
  changed: Prisma.sql`${isAllowed} and audit.part is null`,
  refused: Prisma.sql`not ${isAllowed}`,
}

/** Each branch has an index of its own. A file with every family names none. */
const rowsOfFamily = ({ organisationId }: Actor, { id, createdAt }: { id: string; createdAt: Date }) => Prisma.sql`
  select log_rows_of_family(${id}::uuid) as id
  union select id from audit where subject_id = ${id}::uuid
  union select id from audit
    where organisation_id = ${organisationId}::uuid and part = 'file' and at >= ${createdAt}`

/**
 * Who looked at a family and who changed it, when, in which role and on what ground, the newest first. Whoever may not see
 * the family gets neither its name nor its number.
 */
export const viewsOfFamily = async (actor: Actor, id: string, filter: ViewFilter) => {
  await authorize(actor, 'view.read', { id })
  const days = shownDays(filter)
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { id, organisationId: actor.organisationId },
      select: { id: true, ref: true, createdAt: true, identity: { select: { parentName: true } } },
    }),
    { actor, verb: 'view.read', id },
  )
  const narrowing = [rowsAfter(filter.after), filter.kind ? conditionOfKind[filter.kind] : null]
  const rows = await database(actor).$queryRaw<Row[]>`
    select audit.id::text, audit.at, audit.verb, audit.role, audit.part, ${resultOfRow} as result,
      case when audit.ground = 'several'
        then audit.detail -> 'grounds' ->> (array_position(audit.families, ${id}::uuid) - 1) else audit.ground end as ground,
      audit.staff_id as "staffId", staff.name
    from audit left join staff on staff.id = audit.staff_id
    where audit.id in (${rowsOfFamily(actor, family)}) and ${viewsInScope(actor)} and ${isOnDays(days)}
      and ${Prisma.join([Prisma.sql`true`, ...narrowing.filter((condition) => condition !== null)], ' and ')}
    order by audit.at desc, audit.id desc
    limit ${rowsPerPage + 1}`
  const { next, rows: shownRows } = pageOf(rows)
  const isVisible = can(actor, 'family.read')
  const { ref, parentName } = { ref: family.ref, parentName: family.identity?.parentName ?? '' }
  return { family: isVisible ? { ref, parentName } : null, rows: shownRows.map(withCodes), next, days }
}

export type FamilyView = Awaited<ReturnType<typeof viewsOfFamily>>['rows'][number]
