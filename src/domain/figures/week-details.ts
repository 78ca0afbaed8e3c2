/**
 * What the week's page shows beside the figures that are exchanged: a bar per item and how grades changed. Kept out of
 * `WeekFigures`, whose shape others rely on. Knows nothing of pages.
 */
import { missingReasons, type IndexKey } from '../instrument/definition'
import type { Instrument } from '../instrument/instrument'
import type { GradeKey, IndexItemKey } from '../instrument/keys'
import type { CodeCounts, VersionCounts } from './counts'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import { mergedCounts } from './merged-counts'
import { tableOf } from './table-of'

/** Why a family is not in the n of a bar. A text that nobody coded yet is in it: it weighs as any theme does. */
export const barMissingCodes = [...missingReasons, 'not_applicable'] as const
export type BarMissingCode = (typeof barMissingCodes)[number]

/**
 * Families with a value above 0, of the n families with a substantive value. With `missing` and `otherwise` (an answer outside
 * the index, and everything else that a number of devices can lack) n adds up to all families.
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
  /** Mean of this grade minus the family's previous one, over the families that gave both. */
  changes: { [key in GradeKey]?: MeanFigure }
}

const inGivenOrder = { times: 1, units: 1 }

/** Bars in the instrument's order, and the paired means of the grades; shares are fractions, changes are in grades. */
export const weekDetails = (versionCounts: readonly VersionCounts[], instrument: Instrument): WeekDetails => {
  const counts = mergedCounts(instrument, versionCounts)
  // Devices are a number: no choice with codes.
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
