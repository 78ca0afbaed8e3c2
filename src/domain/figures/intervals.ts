/**
 * Computes shares and means with their 95 % intervals from whole numbers: Wilson for shares, Student's t for means. Sums are
 * exact and every formula is evaluated in one fixed way, so equal counts give equal bits. Nothing is rounded.
 */
import { studentT975 } from './student-t'
import type { Sums } from './counts'

export type ShareFigure = { count: number; share: number | null; low: number | null; high: number | null }
export type MeanFigure = { n: number; mean: number | null; low: number | null; high: number | null }

const z = 1.959964

/** `count` of `n` as a fraction, with Wilson's interval without continuity correction. All are null for n = 0. */
export const shareOf = (count: number, n: number): ShareFigure => {
  if (n === 0) return { count, share: null, low: null, high: null }
  const middle = 2 * count + z * z
  const reach = z * Math.sqrt(z * z + (4 * count * (n - count)) / n)
  const width = 2 * (n + z * z)
  // At the ends Wilson's interval is exactly 0 or 1, which the rounding of doubles could miss by a bit.
  const low = count === 0 ? 0 : (middle - reach) / width
  const high = count === n ? 1 : (middle + reach) / width
  return { count, share: count / n, low, high }
}

/** n·Σx² − (Σx)², as a BigInt because it can be larger than a double holds exactly. */
const spread = ({ n, sum, sumOfSquares }: Sums) => BigInt(n) * BigInt(sumOfSquares) - BigInt(sum) * BigInt(sum)

/**
 * The mean of values x·`times`/`units` from the sums of x, with the t interval at n − 1 degrees of freedom, not clipped. The
 * mean is null for n = 0, and the interval for n < 2.
 */
export const meanOf = (sums: Sums, { times, units }: { times: number; units: number }): MeanFigure => {
  const { n, sum } = sums
  if (n === 0) return { n, mean: null, low: null, high: null }
  const mean = (times * sum) / (units * n)
  if (n === 1) return { n, mean, low: null, high: null }
  const standardError = (times / units) * Math.sqrt(Number(spread(sums)) / (n * n * (n - 1)))
  const half = studentT975(n - 1) * standardError
  return { n, mean, low: mean - half, high: mean + half }
}
