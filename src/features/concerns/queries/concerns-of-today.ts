import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { Prisma } from '@/server/db'
import { concernPage, type Concern } from '../parts/concern-rows'
import { ofToday } from '../parts/of-today'

export const concernsPerPage = 50

/**
 * The ids of one page with their position, and the number of all. Concerns with an unseen entry come first, and the newest first among them, so that a new concern
 * never stands behind older ones.
 */
const pageOfDay = ({ organisationId }: Actor, day: string, page: number) => {
  const order = Prisma.sql`bool_and(s.entry_id is not null), max(e.written_at) filter (where s.entry_id is null) desc,
    max(e.written_at) desc, e.concern_id`
  return Prisma.sql`
    select e.concern_id as id, count(*) over ()::int as count, row_number() over (order by ${order}) as position
    from concern_entry e left join concern_sighting s on s.entry_id = e.id
    where e.organisation_id = ${organisationId}::uuid
      and ${ofToday(day)}
    group by e.concern_id
    order by ${order}
    limit ${concernsPerPage} offset ${(page - 1) * concernsPerPage}`
}

/**
 * The concerns with an entry that is unseen, or that was written or seen today, including withdrawals. `count` is that of
 * all pages.
 */
export const concernsOfToday = async (actor: Actor, page = 1): Promise<{ concerns: Concern[]; count: number }> => {
  await authorize(actor, 'concern.read')
  const pageOfToday = await concernPage(actor, pageOfDay(actor, today(), page))
  return pageOfToday.count === 0 && page > 1 ? lastOfToday(actor) : pageOfToday
}

/** The last page, for a page number beyond it: its concerns may have been seen in the meantime. */
const lastOfToday = async (actor: Actor) => {
  const first = await concernsOfToday(actor)
  return first.count > concernsPerPage ? concernsOfToday(actor, Math.ceil(first.count / concernsPerPage)) : first
}
