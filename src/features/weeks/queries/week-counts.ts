import type { Actor } from '@/domain/access/actor'
import type { FigureCounts } from '@/domain/figures/tally'
import type { Week } from '@/domain/figures/week'
import { database, Prisma, preparedAs } from '@/server/db'
import { countColumns, countsOf, type CountRow } from './count-columns'
import { factsAt } from './facts-at'
import type { Node } from './node'

/** The domain's counts of one week and node, by the database, in one statement and one reading of the week's facts. */
export const weekCounts = async (actor: Actor, week: Week, node: Node): Promise<FigureCounts> => {
  const rows = await database().$queryRaw<CountRow[]>`
    ${preparedAs(node.schoolIds ? 'week-counts-node' : 'week-counts')}
    with fact as (${factsAt(actor, [week], node)})
    select ${countColumns} as numbers, ${Prisma.sql`(
      select coalesce(jsonb_object_agg(code, families), '{}')
      from (select code, count(*) as families from fact, unnest(home_languages) as code where is_of_week group by code) said
    )`} as languages
    from fact`
  return countsOf(rows[0]!)
}
