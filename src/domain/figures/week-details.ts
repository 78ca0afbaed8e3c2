/**
 * What the week's page shows beside the figures that are exchanged: a bar per item and how grades changed. Kept out of
 * `WeekFigures`, whose shape others rely on. Knows nothing of pages.
 */
import { capacityItems, loadItems, type CapacityItem, type LoadItem } from './interview-items'
import { meanOf, shareOf, type MeanFigure, type ShareFigure } from './intervals'
import type { FigureCounts, GradeKey } from './tally'

/** Families with a value above 0, of the n families with a substantive value. */
export type Bar<K extends string> = { item: K; n: number } & ShareFigure

export type WeekDetails = {
  load: Bar<LoadItem>[]
  capacity: Bar<CapacityItem>[]
  /** Mean of this grade minus the family's previous one, over the families that gave both. */
  changes: { [key in GradeKey]: MeanFigure }
}

const asGiven = { times: 1, units: 1 }

/** Bars in the instrument's order, and the paired means of the grades; shares are fractions, changes are in grades. */
export const weekDetails = (counts: FigureCounts): WeekDetails => {
  const bar = <K extends LoadItem | CapacityItem>(item: K): Bar<K> => {
    const { count, n } = counts.items[item]
    return { item, n, ...shareOf(count, n) }
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
