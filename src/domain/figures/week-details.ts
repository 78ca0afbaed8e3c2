/**
 * Computes what only the page of a week shows: a bar for each item of load and capacity, and how grades changed. It is apart
 * from `WeekFigures`, because other programs rely on the shape of that.
 */
import { missingReasons, type IndexKey } from '../instrument/definition'
import type { Instrument } from '../instrument/instrument'
import type { GradeKey, IndexItemKey } from '../instrument/keys'
import type { CodeCounts, VersionCounts } from './counts'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import { mergedCounts } from './merged-counts'
import { tableOf } from './table-of'

/** The reasons why a family is not in the n of a bar. A text without a theme is in n, because it weighs like a theme. */
export const barMissingCodes = [...missingReasons, 'not_applicable'] as const
export type BarMissingCode = (typeof barMissingCodes)[number]

/**
 * The share of families in which the item weighs more than 0, of the n families with a substantive value. All families are
 * in n, in `missing` or in `otherwise`. The last are families with an answer without a weight or a number of devices that
 * cannot be weighed, and families whose version counts the item differently.
 */
export type Bar = {
  item: IndexItemKey
  n: number
  missing: { [code in BarMissingCode]: number }
  otherwise: number
} & ShareFigure

export type WeekDetails = {
  load: Bar[]
  capacity: Bar[]
  /** The mean of each grade minus the family's previous one, over families that gave both. */
  changes: { [key in GradeKey]?: MeanFigure }
}

const inGivenOrder = { times: 1, units: 1 }

/**
 * The bars in the instrument's order and the mean changes of the grades. Shares are fractions, changes are in grade points.
 */
export const weekDetails = (versionCounts: readonly VersionCounts[], instrument: Instrument): WeekDetails => {
  const counts = mergedCounts(instrument, versionCounts)
  // The type allows items without codes, because the question about devices is a number and not a choice.
  const codes: { readonly [item: string]: CodeCounts | undefined } = counts.codes
  const barOf = (item: IndexItemKey): Bar => {
    const { count, n } = counts.items[item] ?? { count: 0, n: 0 }
    const missing = tableOf(barMissingCodes, (code) => codes[item]?.[code] ?? 0)
    const otherwise = counts.families - n - barMissingCodes.reduce((sum, code) => sum + missing[code], 0)
    return { item, n, missing, otherwise, ...shareOf(count, n) }
  }
  const barsOf = (index: IndexKey) => instrument.indexes[index].items.map(({ key }) => barOf(key))
  return {
    load: barsOf('load'),
    capacity: barsOf('capacity'),
    changes: tableOf(
      instrument.gradeQuestions.map(({ as }) => as),
      (key) => meanOf(counts.changes[key] ?? { n: 0, sum: 0, sumOfSquares: 0 }, inGivenOrder),
    ),
  }
}
