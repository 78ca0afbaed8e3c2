/**
 * Counts of one week and one node → the figures of that week, in the one shape that dashboard and export agree on, byte for
 * byte: the order of keys is fixed here. Exact figures are for inside the organisation; what may leave is disclosure's.
 */
import { channels, type Channel } from '../instrument/beside'
import { choiceItems, type ChoiceKey } from '../instrument/items'
import { groupKeys, type GroupKey } from './groups'
import { missingCodes, type MissingCode } from './interview-fact'
import { capacityUnits, loadUnits } from './interview-items'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import { tableOf } from './table-of'
import { gradeKeys, grades, type Distribution, type FigureCounts, type GradeKey, type Part } from './tally'
import type { Week } from './week'

export const levels = ['organisation', 'municipality', 'board', 'school'] as const
export type Level = (typeof levels)[number]

/** Families on the list, attempted, reached and interviewed; who was not reached is the difference. */
export type Reach = { listed: number; attempted: number; reached: number; interviewed: number }

/** The node and week that figures are about; `ref` is the node's own. */
export type FigureScope = { week: Week; level: Level; ref: string | null; reach: Reach }

export type ItemShares = {
  /** Families with a substantive answer: the denominator of every share here. */
  n: number
  missing: { [code in MissingCode]: number }
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
  shares: { [key in ChoiceKey]: ItemShares | null }
  load: MeanFigure
  capacity: MeanFigure
  grades: { [key in GradeKey]: GradeFigure }
  groups: { [key in GroupKey]: GroupFigure | null }
}

/** Options that say the question does not arise: counted and shown, but in no denominator. */
const outsideN: { readonly [key in ChoiceKey]?: string } = {
  homework_at_home: 'no_homework',
  homework_help: 'not_needed',
}

/** Rare combinations of these point at a family in a small group. */
const organisationOnly: readonly string[] = ['home_languages', 'household_others', 'crowded_home']

const isMissing = (code: string) => (missingCodes as readonly string[]).includes(code)

/** The offered options in their order, then what else was said (languages), by code units. */
const optionsOf = (offered: readonly string[], codes: { readonly [code: string]: number }) => [
  ...offered,
  ...Object.keys(codes)
    .filter((code) => !isMissing(code) && !offered.includes(code))
    .toSorted(),
]

const itemShares = (key: ChoiceKey, offered: readonly string[], counts: FigureCounts): ItemShares => {
  const codes = counts.codes[key]
  const countOf = (code: string) => codes[code] ?? 0
  const missing = tableOf(missingCodes, countOf)
  const outside = outsideN[key]
  const without = Object.values(missing).reduce((sum, count) => sum + count, 0) + (outside ? countOf(outside) : 0)
  const n = counts.families - without
  const options = tableOf(optionsOf(offered, codes), (option) => shareOf(countOf(option), option === outside ? 0 : n))
  return { n, missing, options }
}

const groupFigure = ({ count, n }: Part): GroupFigure => ({ count, n, share: n === 0 ? null : count / n })

/** Figures of one week and node. Shares are fractions, load and capacity run 0-100, grades 1-10; nothing is rounded. */
export const weekFigures = (counts: FigureCounts, { week, level, ref, reach }: FigureScope): WeekFigures => {
  const shown = (key: string) => level === 'organisation' || !organisationOnly.includes(key)
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
      choiceItems.map(({ key, options }) => [key, shown(key) ? itemShares(key as ChoiceKey, options, counts) : null]),
    ) as WeekFigures['shares'],
    load: meanOf(counts.load, { times: 100, units: loadUnits }),
    capacity: meanOf(counts.capacity, { times: 100, units: capacityUnits }),
    grades: tableOf(gradeKeys, (key) => ({
      ...meanOf(counts.grades[key], { times: 1, units: 1 }),
      distribution: tableOf(grades, (grade) => counts.grades[key].distribution[grade]),
    })),
    groups: tableOf(groupKeys, (key) => (shown(key) ? groupFigure(counts.groups[key]) : null)),
  }
}
