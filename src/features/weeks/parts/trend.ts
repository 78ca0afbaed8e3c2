import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { groupBy } from '@/domain/figures/group-by'
import type { MeanFigure } from '@/domain/figures/intervals'
import { shownOrTooFew, type Shown } from '@/domain/figures/shown-figures'
import { weeksUntil, type Week } from '@/domain/figures/week'
import { isIndexAlike } from '@/domain/instrument/comparable'
import { indexes } from '@/domain/instrument/definition'
import { instrumentOf } from '@/domain/instrument/instrument'
import { database, preparedAs } from '@/server/db'
import { versionIn, type InForceSince } from '@/server/instrument-in-force'
import { factsOfNode } from './facts-of-node'
import type { WeekNode } from './node'
import { indexMean, indexSums, type VersionSums } from './sums'

const trendLength = 12

export type WeekPoint = {
  week: Week
  families: number
  load: Shown<MeanFigure>
  capacity: Shown<MeanFigure>
  /** Load or capacity is counted differently from the week before, so the line is interrupted. */
  isBreak: boolean
}

type PointRow = VersionSums & { week: string; families: number }

/**
 * Load and capacity of the twelve weeks that end with this one, oldest first. A week without families has an empty point.
 * Each week is counted by the version in force in that week.
 */
export const trend = async (
  actor: Actor,
  week: Week,
  node: WeekNode,
  versionChoices: readonly InForceSince[],
): Promise<WeekPoint[]> => {
  const weeks = weeksUntil(week, trendLength)
  const rows = await database(actor).$queryRaw<PointRow[]>`
    ${preparedAs(node.schoolIds ? 'week-trend-node' : 'week-trend')}
    select week, instrument_version::int as version, count(*)::int as families, ${indexSums} as sums
    from (${factsOfNode(actor, weeks, node)}) fact
    where is_of_week
    group by week, instrument_version`
  const byWeek = groupBy(rows, (row) => row.week)
  return weeks.map((at, index) => {
    const ofWeek = byWeek.get(at) ?? []
    const reference = instrumentOf(versionIn(versionChoices, at))
    const weekBefore = weeks[index - 1]
    const earlierInstrument = weekBefore === undefined ? reference : instrumentOf(versionIn(versionChoices, weekBefore))
    return {
      week: at,
      families: ofWeek.reduce((sum, { families }) => sum + families, 0),
      load: shownOrTooFew(indexMean(ofWeek, 'load', reference)),
      capacity: shownOrTooFew(indexMean(ofWeek, 'capacity', reference)),
      isBreak: indexes.some((key) => !isIndexAlike(reference, earlierInstrument, key)),
    }
  })
}
