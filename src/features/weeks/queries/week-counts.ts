import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { FigureCounts } from '@/domain/figures/tally'
import type { Week } from '@/domain/figures/week'
import { found } from '@/server/authorize'
import { database, Prisma, preparedAs } from '@/server/db'
import { countColumns, countsOf, type CountRow } from './count-columns'
import { factsAt } from './facts-at'
import type { Node } from './node'

/** Families by each language said at home: any tag may be, so no list of columns can count them. */
const languagesOf = (facts: Prisma.Sql) => Prisma.sql`
  select coalesce(jsonb_object_agg(code, families), '{}')
  from (
    select code, count(*) as families from (${facts}) fact, unnest(home_languages) as code
    where is_of_week group by code) said`

/** The domain's counts of one week and node, by the database, in one statement. */
export const weekCounts = async (actor: Actor, week: Week, node: Node): Promise<FigureCounts> => {
  const facts = factsAt(actor, [week], node)
  const [row] = await database().$queryRaw<CountRow[]>`
    ${preparedAs(node.schoolIds ? 'week-counts-node' : 'week-counts')}
    select ${countColumns} as numbers, (${languagesOf(facts)}) as languages
    from (${facts}) fact`
  return countsOf(found(row))
}
