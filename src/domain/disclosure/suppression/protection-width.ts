/**
 * R7: when an attack target is protected, given its feasibility interval. A small group is protected when the interval has the
 * protection width; a group of K families or more also when the interval stays away from both ends. This prevents a reader
 * from learning nearly exactly what a few families answered, or that all or none of many gave an answer.
 */
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import { kindOf, scales, type FigureKey } from '../policy/published-figures'

/** The protection width in steps of the figure (`scales`): the least distance between both ends of the interval. */
const protectionWidth = 3
/** A group of K families or more is disclosed only when its interval comes within so many steps of an end. */
const endMargin = 5

/** What the protection of a target depends on: its figure, its interviews (`size`) and its families. */
export type TargetSize = { readonly key: FigureKey; readonly size: number; readonly families: number }

/** All sums that so many interviews can have when nothing is published. */
const widestInterval = ({ key, size }: TargetSize): FeasibilityInterval => {
  const { least, most } = scales[kindOf(key)]
  return { low: least * size, high: most * size }
}

/** The width that a target needs: three answers; for grades and indices of fewer than K families also a quarter of the widest. */
const neededWidth = (target: TargetSize, k: number): number => {
  const { step } = scales[kindOf(target.key)]
  const { low, high } = widestInterval(target)
  const quarter = kindOf(target.key) === 'share' || target.families >= k ? 0 : Math.ceil((high - low) / 4)
  return Math.max(protectionWidth * step, quarter)
}

/**
 * Is the interval wide enough for the target? One or two families need the widest interval there is. An inner bound of the
 * feasibility interval that is wide enough proves that the interval itself is.
 */
export const hasProtectionWidth = ({ low, high }: FeasibilityInterval, target: TargetSize, k: number): boolean => {
  const widest = widestInterval(target)
  return target.families < protectionWidth
    ? low <= widest.low && high >= widest.high
    : high - low >= neededWidth(target, k)
}

/** How far a sum must be pushed down and up from `sum` to prove that the target has its protection width. */
export const neededPushes = (sum: number, target: TargetSize, k: number): { down: number; up: number } => {
  const widest = widestInterval(target)
  const width = target.families < protectionWidth ? Infinity : neededWidth(target, k)
  return { down: Math.min(width, sum - widest.low), up: Math.min(width, widest.high - sum) }
}

/** Is a target with exactly this feasibility interval protected? */
export const isProtected = (interval: FeasibilityInterval, target: TargetSize, k: number): boolean => {
  const widest = widestInterval(target)
  const margin = endMargin * scales[kindOf(target.key)].step
  const isAwayFromEnds = interval.low - widest.low >= margin && widest.high - interval.high >= margin
  return hasProtectionWidth(interval, target, k) || (target.families >= k && isAwayFromEnds)
}
