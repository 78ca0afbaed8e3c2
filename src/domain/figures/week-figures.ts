/**
 * Computes the figures of a week and node from their counts. The page and the JSON export share this shape, so the order of
 * the keys is fixed here. The figures are exact and stay inside the organisation; `disclosure` decides what may leave it.
 */
import { channels, type Channel } from '../instrument/call-details'
import type { Instrument } from '../instrument/instrument'
import type { ChoiceItem, ChoiceKey, GradeKey, GroupKey } from '../instrument/keys'
import type { OwnQuestion } from '../instrument/own-questions'
import {
  countOfCode,
  grades,
  type CodeCounts,
  type Distribution,
  type FigureCounts,
  type Part,
  type VersionCounts,
} from './counts'
import { groupsIn } from './groups'
import { missingCodes, type MissingCode } from './interview-fact'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import { mergedCounts } from './merged-counts'
import { ownFigures, type OwnFigures } from './own-figures'
import { tableOf } from './table-of'
import type { Week } from './week'

export const levels = ['organisation', 'municipality', 'board', 'school'] as const
export type Level = (typeof levels)[number]

/** How many families were on the list, attempted, reached and interviewed in the week. */
export type Reach = { listed: number; attempted: number; reached: number; interviewed: number }

/** The node and week of figures. `ref` is that of the node. `instrument` is the version in force in that week. */
export type FigureScope = {
  week: Week
  level: Level
  ref: string | null
  reach: Reach
  instrument: Instrument
  /** The organisation's own questions. Absent: none. */
  ownQuestions?: readonly OwnQuestion[]
}

export type ItemShares = {
  /** How many families have a substantive answer. It is the denominator of every share of the item. */
  n: number
  /** How many families have each missing code. `other_version` is absent when it is 0. */
  missing: { [code in MissingCode]: number } & { other_version?: number }
  options: { [option: string]: ShareFigure }
}
export type GroupFigure = { count: number; n: number; share: number | null }
export type GradeFigure = MeanFigure & { distribution: Distribution }

export type WeekFigures = {
  week: Week
  level: Level
  ref: string | null
  interviews: number
  families: number
  first: number
  repeat: number
  by_channel: { [channel in Channel]: number }
  reach: Reach
  /** Null: not shown below organisation level. */
  shares: { [key in ChoiceKey]?: ItemShares | null }
  load: MeanFigure
  capacity: MeanFigure
  grades: { [key in GradeKey]?: GradeFigure }
  groups: { [key in GroupKey]?: GroupFigure | null }
  /** Absent below organisation level, and when no family had an own question. */
  own?: OwnFigures
}

const isMissing = (code: string) => code === 'other_version' || missingCodes.some((missing) => missing === code)

/** The offered options in their order, then any other languages, sorted by code units. */
const optionsOf = (offeredOptions: readonly string[], codes: CodeCounts) => [
  ...offeredOptions,
  ...Object.keys(codes)
    .filter((code) => !isMissing(code) && !offeredOptions.includes(code))
    .toSorted(),
]

const itemShares = (item: ChoiceItem, counts: FigureCounts): ItemShares => {
  const codes = counts.codes[item.key] ?? {}
  const countOf = (code: string) => countOfCode(codes, code)
  const missing = tableOf(missingCodes, countOf)
  const outside = item.kind === 'choice' ? item.outside : undefined
  const without =
    Object.values(missing).reduce((sum, count) => sum + count, countOf('other_version')) +
    (outside === undefined ? 0 : countOf(outside))
  const n = counts.families - without
  const options = tableOf(optionsOf(item.options, codes), (option) =>
    shareOf(countOf(option), option === outside ? 0 : n),
  )
  const others = countOf('other_version')
  return { n, missing: others === 0 ? missing : { ...missing, other_version: others }, options }
}

const groupFigure = ({ count, n }: Part): GroupFigure => ({ count, n, share: n === 0 ? null : count / n })

const gradeFigure = (counts: FigureCounts, key: GradeKey): GradeFigure => {
  const sums = counts.grades[key] ?? { n: 0, sum: 0, sumOfSquares: 0 }
  return {
    ...meanOf(sums, { times: 1, units: 1 }),
    distribution: tableOf(grades, (grade) => counts.grades[key]?.distribution[grade] ?? 0),
  }
}

/** The figures of one week and node. Shares are fractions, load and capacity 0-100, grades 1-10. Nothing is rounded. */
export const weekFigures = (
  versionCounts: readonly VersionCounts[],
  { week, level, ref, reach, instrument, ownQuestions = [] }: FigureScope,
): WeekFigures => {
  const counts = mergedCounts(instrument, versionCounts)
  const isShown = ({ organisationOnly }: { organisationOnly?: true }) => level === 'organisation' || !organisationOnly
  const { load, capacity } = instrument.indexes
  const ownFiguresOfWeek = level === 'organisation' ? ownFigures(ownQuestions, counts.own) : {}
  return {
    week,
    level,
    ref,
    interviews: counts.interviews,
    families: counts.families,
    first: counts.first,
    repeat: counts.repeat,
    by_channel: tableOf(channels, (channel) => counts.byChannel[channel]),
    reach: {
      listed: reach.listed,
      attempted: reach.attempted,
      reached: reach.reached,
      interviewed: reach.interviewed,
    },
    shares: Object.fromEntries(
      instrument.choiceItems.map((item) => [item.key, isShown(item) ? itemShares(item, counts) : null]),
    ),
    load: meanOf(counts.load, { times: 100, units: load.units }),
    capacity: meanOf(counts.capacity, { times: 100, units: capacity.units }),
    grades: tableOf(
      instrument.gradeQuestions.map(({ as }) => as),
      (key) => gradeFigure(counts, key),
    ),
    groups: Object.fromEntries(
      groupsIn(instrument).map(({ key, definition }) => [
        key,
        isShown(definition) ? groupFigure(counts.groups[key] ?? { count: 0, n: 0 }) : null,
      ]),
    ),
    ...(Object.keys(ownFiguresOfWeek).length > 0 ? { own: ownFiguresOfWeek } : {}),
  }
}
