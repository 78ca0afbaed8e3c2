/**
 * What the week's page shows beside the figures that are exchanged: a bar per item and how grades changed. Kept out of
 * `WeekFigures`, whose shape others rely on. Knows nothing of pages.
 */
import { missingReasons } from '../instrument/kinds'
import { capacityItems, loadItems, type CapacityItem, type LoadItem } from './interview-items'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import { tableOf } from './table-of'
import type { FigureCounts, GradeKey } from './tally'

/** Why a family is not in the n of a bar. A text that nobody coded yet is in it: it weighs as any theme does. */
export const barMissingCodes = [...missingReasons, 'not_applicable'] as const
export type BarMissingCode = (typeof barMissingCodes)[number]

/**
 * Families with a value above 0, of the n families with a substantive value. With `missing` and `otherwise` (an answer outside
 * the index, and everything else that a number of devices can lack) n adds up to all families.
 */
export type Bar<K extends string> = {
  item: K
  n: number
  missing: { [code in BarMissingCode]: number }
  otherwise: number
} & ShareFigure

export type WeekDetails = {
  load: Bar<LoadItem>[]
  capacity: Bar<CapacityItem>[]
  /** Mean of this grade minus the family's previous one, over the families that gave both. */
  changes: { [key in GradeKey]: MeanFigure }
}

const asGiven = { times: 1, units: 1 }

/** Bars in the instrument's order, and the paired means of the grades; shares are fractions, changes are in grades. */
export const weekDetails = (counts: FigureCounts): WeekDetails => {
  // Devices are a number: no choice with codes.
  const choices: { readonly [item: string]: { readonly [code: string]: number } | undefined } = counts.codes
  const bar = <K extends LoadItem | CapacityItem>(item: K): Bar<K> => {
    const { count, n } = counts.items[item]
    const missing = tableOf(barMissingCodes, (code) => choices[item]?.[code] ?? 0)
    const otherwise = counts.families - n - barMissingCodes.reduce((sum, code) => sum + missing[code], 0)
    return { item, n, missing, otherwise, ...shareOf(count, n) }
  }
  return {
    load: loadItems.map(bar),
    capacity: capacityItems.map(bar),
    changes: {
      parent: meanOf(counts.changes.parent, asGiven),
      children: meanOf(counts.changes.children, asGiven),
    },
  }
}
