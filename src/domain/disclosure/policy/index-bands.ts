/**
 * R6: load and capacity leave as one of three classes, with cut points fixed beforehand at 33 and 67. Protects from a number
 * that looks like a diagnosis, and from following it by tenths from week to week.
 */
import { indexMost, scales, unitsPerPoint } from './published-figures'
import type { Band } from './share-bands'

const cuts = [33, 67] as const
const { noise, step } = scales.index

/** The three classes by the sum with its noise, in units of 1/252 point; light and small come first. */
export const indexTextsOf = (n: number): Band[] => {
  const [first, second] = cuts.map((cut) => cut * unitsPerPoint * n) as [number, number]
  return [
    { text: 'class:low', from: -noise * step, to: first - 1 },
    { text: 'class:middle', from: first, to: second - 1 },
    { text: 'class:high', from: second, to: indexMost * n + noise * step },
  ]
}
