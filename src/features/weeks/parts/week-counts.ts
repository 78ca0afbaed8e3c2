import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { VersionCounts } from '@/domain/figures/counts'
import type { Week } from '@/domain/figures/week'
import { database, preparedAs } from '@/server/db'
import { countColumns, versionCounts, type CountRow } from './count-columns'
import { factsOfNode } from './facts-of-node'
import type { WeekNode } from './node'

/** The counts of one week and node for each version, computed by the database in one statement. */
export const weekCounts = async (actor: Actor, week: Week, node: WeekNode): Promise<VersionCounts[]> => {
  const rows = await database(actor).$queryRaw<CountRow[]>`
    ${preparedAs(node.schoolIds ? 'week-counts-node' : 'week-counts')}
    with fact as materialized (${factsOfNode(actor, [week], node)}),
    code_total as (
      select instrument_version, code, count(*)::int as total
      from fact, unnest(codes) as code where is_of_week group by instrument_version, code),
    open_total as (
      select instrument_version, code, count(*)::int as total
      from fact, unnest(open_codes) as code where is_of_week group by instrument_version, code)
    select instrument_version::int as version, ${countColumns} as numbers,
      (select array_agg(code::int order by code) from code_total t
        where t.instrument_version = fact.instrument_version) as codes,
      (select array_agg(total order by code) from code_total t
        where t.instrument_version = fact.instrument_version) as totals,
      (select array_agg(code order by code) from open_total t
        where t.instrument_version = fact.instrument_version) as "openCodes",
      (select array_agg(total order by code) from open_total t
        where t.instrument_version = fact.instrument_version) as "openTotals"
    from fact group by instrument_version order by instrument_version`
  return rows.map(versionCounts)
}
