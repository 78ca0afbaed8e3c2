import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { MeanFigure } from '@/domain/figures/intervals'
import { shown, type Shown } from '@/domain/figures/shown-figures'
import { weeksUntil, type Week } from '@/domain/figures/week'
import { database, preparedAs } from '@/server/db'
import { factsAt } from './facts-at'
import type { Node } from './node'
import { meanAmong, sumsOf, type Measured, type SumsRow } from './sums'

const trendLength = 12
const measured: readonly Measured[] = ['load_5040', 'capacity_840']
const sums = sumsOf(measured)

export type WeekPoint = { week: Week; families: number; load: Shown<MeanFigure>; capacity: Shown<MeanFigure> }

type PointRow = { week: string; families: number; sums: SumsRow }

/** Load and capacity of the twelve weeks that end with this one, oldest first; a week without families is there, empty. */
export const trend = async (actor: Actor, week: Week, node: Node): Promise<WeekPoint[]> => {
  const weeks = weeksUntil(week, trendLength)
  const rows = await database().$queryRaw<PointRow[]>`
    ${preparedAs(node.schoolIds ? 'week-trend-node' : 'week-trend')}
    select week, count(*)::int as families, ${sums} as sums
    from (${factsAt(actor, weeks, node)}) fact
    where is_of_week
    group by week`
  const byWeek = new Map(rows.map((row) => [row.week, row]))
  return weeks.map((one) => {
    const row = byWeek.get(one)
    return {
      week: one,
      families: row?.families ?? 0,
      load: shown(meanAmong(measured, row?.sums, 'load_5040')),
      capacity: shown(meanAmong(measured, row?.sums, 'capacity_840')),
    }
  })
}
