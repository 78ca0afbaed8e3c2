/**
 * R6: load and capacity are published as one of three classes, cut at 33 and 67 points. A class does not look like a diagnosis,
 * and nobody can follow it by tenths from week to week.
 */
import { indexMost, scales, unitsPerPoint } from './published-figures'
import type { Band } from './share-bands'

const cutPoints = [33, 67] as const
const { noise, step } = scales.index

/** The three classes of `n` families by the sum with its noise, in units of 1/252 point, from the lowest. */
export const indexBands = (n: number): Band[] => {
  // There are two cut points, and `map` returns an array of any length.
  const [first, second] = cutPoints.map((points) => points * unitsPerPoint * n) as [number, number]
  return [
    { text: 'class:low', from: -noise * step, to: first - 1 },
    { text: 'class:middle', from: first, to: second - 1 },
    { text: 'class:high', from: second, to: indexMost * n + noise * step },
  ]
}
