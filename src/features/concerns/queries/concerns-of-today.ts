import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database, Prisma } from '@/server/db'
import { concernRows, type Concern } from '../parts/concern-rows'

export const concernsPerPage = 50

/**
 * The ids of one page. Concerns with an unseen entry come first, and the newest first among them, so that a new concern
 * never stands behind older ones.
 */
const idsOfDay = ({ organisationId }: Actor, day: string, page: number) =>
  database().$queryRaw<{ id: string; count: number }[]>`
    select e.concern_id as id, count(*) over ()::int as count
    from concern_entry e left join concern_sighting s on s.entry_id = e.id
    where e.organisation_id = ${organisationId}::uuid
      and (s.entry_id is null
        or e.written_at >= ${day}::date::timestamp at time zone 'Europe/Amsterdam'
        or s.seen_at >= ${day}::date::timestamp at time zone 'Europe/Amsterdam')
    group by e.concern_id
    order by bool_and(s.entry_id is not null), max(e.written_at) filter (where s.entry_id is null) desc,
      max(e.written_at) desc, e.concern_id
    limit ${concernsPerPage} offset ${(page - 1) * concernsPerPage}`

/**
 * The concerns with an entry that is unseen, or that was written or seen today, including withdrawals. `count` is that of
 * all pages.
 */
export const concernsOfToday = async (actor: Actor, page = 1): Promise<{ concerns: Concern[]; count: number }> => {
  await authorize(actor, 'concern.read')
  const rows = await idsOfDay(actor, today(), page)
  if (rows.length === 0) return page > 1 ? lastOfToday(actor) : { concerns: [], count: 0 }
  const ids = rows.map(({ id }) => id)
  const concerns = await concernRows(actor, Prisma.sql`concern.id = any(${ids}::uuid[])`)
  return { concerns: concerns.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), count: rows[0]?.count ?? 0 }
}

/** The last page, for a page number beyond it: its concerns may have been seen in the meantime. */
const lastOfToday = async (actor: Actor) => {
  const first = await concernsOfToday(actor)
  return first.count > concernsPerPage ? concernsOfToday(actor, Math.ceil(first.count / concernsPerPage)) : first
}
