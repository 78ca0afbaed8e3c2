import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { dateAt, dateOf, dayOf } from '@/domain/figures/days'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { concernRows, type Concern } from './concern-rows'

const mostShown = 50

/** Since when a moment is certainly of today or later in Amsterdam: one day is read too much and then left out. */
const sinceYesterday = (today: string) => new Date(`${dateOf(dayOf(today) - 1)}T00:00:00Z`)

/** Those with an entry that nobody saw yet come first, the oldest before the others. */
const idsSince = ({ organisationId }: Actor, since: Date) =>
  database().$queryRaw<{ id: string }[]>`
    select e.concern_id as id from concern_entry e left join concern_sighting s on s.entry_id = e.id
    where e.organisation_id = ${organisationId}::uuid
      and (s.entry_id is null or e.written_at >= ${since} or s.seen_at >= ${since})
    group by e.concern_id
    order by bool_and(s.entry_id is not null), min(e.written_at), e.concern_id
    limit ${mostShown}`

/** The worries with an entry that nobody saw yet, or one written or seen today: withdrawals too. */
export const concernsOfToday = async (actor: Actor): Promise<Concern[]> => {
  await authorize(actor, 'concern.read')
  const today = dateAt(now())
  const ids = (await idsSince(actor, sinceYesterday(today))).map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await concernRows(actor, { id: { in: ids } })
  return rows
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .filter(({ entries }) =>
      entries.some(({ writtenAt, seen }) => !seen || dateAt(writtenAt) === today || dateAt(seen.at) === today),
    )
}
