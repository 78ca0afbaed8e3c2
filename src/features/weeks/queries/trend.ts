import type { Actor } from '@/domain/access/actor'
import { capacityUnits, loadUnits } from '@/domain/figures/interview-items'
import { meanOf, type MeanFigure } from '@/domain/figures/intervals'
import { weeksUntil, type Week } from '@/domain/figures/week'
import { database, preparedAs } from '@/server/db'
import { factsAt } from './facts-at'
import type { Node } from './node'

export const trendLength = 12

export type WeekPoint = { week: Week; families: number; load: MeanFigure; capacity: MeanFigure }

type PointRow = { week: string; families: number; sums: (number | null)[] }

const pointOf = (week: Week, row: PointRow | undefined): WeekPoint => {
  const [loadN = 0, loadSum, loadSquares, capacityN = 0, capacitySum, capacitySquares] = row?.sums ?? []
  const load = { n: loadN ?? 0, sum: loadSum ?? 0, sumOfSquares: loadSquares ?? 0 }
  const capacity = { n: capacityN ?? 0, sum: capacitySum ?? 0, sumOfSquares: capacitySquares ?? 0 }
  return {
    week,
    families: row?.families ?? 0,
    load: meanOf(load, { times: 100, units: loadUnits }),
    capacity: meanOf(capacity, { times: 100, units: capacityUnits }),
  }
}

/** Load and capacity of the twelve weeks that end with this one, oldest first; a week without families is there, empty. */
export const trend = async (actor: Actor, week: Week, node: Node): Promise<WeekPoint[]> => {
  const weeks = weeksUntil(week, trendLength)
  const rows = await database().$queryRaw<PointRow[]>`
    ${preparedAs(node.schoolIds ? 'week-trend-node' : 'week-trend')}
    select week, count(*)::int as families, array[
      count(load_5040)::float8, sum(load_5040)::float8, sum(load_5040::bigint * load_5040)::float8,
      count(capacity_840)::float8, sum(capacity_840)::float8, sum(capacity_840::bigint * capacity_840)::float8] as sums
    from (${factsAt(actor, weeks, node)}) fact
    where is_of_week
    group by week`
  const byWeek = new Map(rows.map((row) => [row.week, row]))
  return weeks.map((one) => pointOf(one, byWeek.get(one)))
}
