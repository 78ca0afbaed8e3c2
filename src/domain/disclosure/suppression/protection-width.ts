/**
 * R7 B: when a group is open, given the least and the greatest sum that all texts leave possible. Protects from knowing
 * nearly exactly what a few families said, and from knowing that all or none of many did.
 */
import type { Range } from '../policy/figure-text'
import { kindOf, scales, type FigureKey } from '../policy/published-figures'

/** How far apart, in steps of the figure, the least and the greatest must be. */
const openBy = 3
/** A group of K or more is only settled near the ends of what is possible at all. */
const nearEnd = 5

export type Group = { readonly key: FigureKey; readonly size: number; readonly families: number }

const wholeOf = ({ key, size }: Group): Range => {
  const { least, most } = scales[kindOf(key)]
  return { low: least * size, high: most * size }
}

/** How far apart is enough for a group under K: three answers; of a sum, also a quarter of all there is. */
const apartOf = (group: Group, k: number): number => {
  const { step } = scales[kindOf(group.key)]
  const far = wholeOf(group)
  const quarter = kindOf(group.key) === 'share' || group.families >= k ? 0 : Math.ceil((far.high - far.low) / 4)
  return Math.max(openBy * step, quarter)
}

/** May the group be nearly anything? What holds for a range holds for every wider one. */
export const isWide = ({ low, high }: Range, group: Group, k: number): boolean => {
  const far = wholeOf(group)
  return group.families < openBy ? low <= far.low && high >= far.high : high - low >= apartOf(group, k)
}

/** How far a group must be pushed to show that it is wide, from where it is now. */
export const wideFrom = (now: number, group: Group, k: number): { down: number; up: number } => {
  const far = wholeOf(group)
  const apart = group.families < openBy ? Infinity : apartOf(group, k)
  return { down: Math.min(apart, now - far.low), up: Math.min(apart, far.high - now) }
}

/** Does a group with exactly this range stay open? */
export const isOpen = (range: Range, group: Group, k: number): boolean => {
  const far = wholeOf(group)
  const near = nearEnd * scales[kindOf(group.key)].step
  const isAwayFromEnds = range.low - far.low >= near && far.high - range.high >= near
  return isWide(range, group, k) || (group.families >= k && isAwayFromEnds)
}
