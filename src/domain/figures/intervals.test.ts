import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanOf, shareOf } from './intervals'
import { studentT975 } from './student-t'

const sumsOf = (values: number[]) => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
})
const asGiven = { times: 1, units: 1 }

describe('a share', () => {
  test('has Wilson’s interval without continuity correction', () => {
    // Newcombe 1998, table I: 81 of 263 and 15 of 148.
    expect(shareOf(81, 263).low).toBeCloseTo(0.2553, 4)
    expect(shareOf(81, 263).high).toBeCloseTo(0.3662, 4)
    expect(shareOf(15, 148).low).toBeCloseTo(0.0624, 4)
    expect(shareOf(15, 148).high).toBeCloseTo(0.1605, 4)
  })

  test('ends exactly at 0 and at 1', () => {
    expect(shareOf(0, 20)).toMatchObject({ share: 0, low: 0 })
    expect(shareOf(0, 20).high).toBeCloseTo(0.1611, 4)
    expect(shareOf(29, 29)).toMatchObject({ share: 1, high: 1 })
  })

  test('of nobody is null', () => {
    expect(shareOf(0, 0)).toEqual({ count: 0, share: null, low: null, high: null })
  })

  test('lies inside its interval, which solves Wilson’s equation and is symmetric in yes and no', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const { share, low, high } = shareOf(count, n) as { share: number; low: number; high: number }
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
        for (const bound of [low, high])
          expect(n * (share - bound) ** 2).toBeCloseTo(1.959964 ** 2 * bound * (1 - bound), 9)
        expect(1 - (shareOf(n - count, n).low ?? 0)).toBeCloseTo(high, 12)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a mean', () => {
  test('has the t interval with n - 1 degrees of freedom', () => {
    const figure = meanOf(sumsOf([6, 7, 8, 9]), asGiven)
    expect(figure).toMatchObject({ n: 4, mean: 7.5 })
    expect(figure.high! - 7.5).toBeCloseTo(3.182446305283708 * Math.sqrt(5 / 3 / 4), 10)
    expect(7.5 - figure.low!).toBeCloseTo(figure.high! - 7.5, 12)
  })

  test('has no interval for n = 1, and is null for n = 0', () => {
    expect(meanOf(sumsOf([7]), asGiven)).toEqual({ n: 1, mean: 7, low: null, high: null })
    expect(meanOf(sumsOf([]), asGiven)).toEqual({ n: 0, mean: null, low: null, high: null })
  })

  test('has an interval that is not clipped to possible answers', () => {
    expect(meanOf(sumsOf([10, 9]), asGiven).high).toBeGreaterThan(10)
    expect(meanOf(sumsOf([0, 5040]), { times: 100, units: 5040 }).low).toBeLessThan(0)
  })

  test('has an interval without width when all values are the same, however many there are', () => {
    const n = 1_000_003
    const figure = meanOf({ n, sum: n * 4999, sumOfSquares: n * 4999 ** 2 }, { times: 100, units: 5040 })
    expect(figure.low).toBe(figure.mean)
    expect(figure.high).toBe(figure.mean)
  })

  test('has a width when one of very many values differs, which floating point sums would lose', () => {
    const n = 1_000_000
    const figure = meanOf({ n, sum: n * 5040 - 1, sumOfSquares: (n - 1) * 5040 ** 2 + 5039 ** 2 }, asGiven)
    expect(((figure.high! - figure.mean!) * n) / studentT975(n - 1)).toBeCloseTo(1, 5)
  })

  test('equals the plain formula on values in units', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 840 }), { minLength: 2, maxLength: 40 }), (values) => {
        const figure = meanOf(sumsOf(values), { times: 100, units: 840 })
        const plain = values.map((value) => (100 * value) / 840)
        const mean = plain.reduce((sum, value) => sum + value, 0) / plain.length
        expect(figure.mean).toBeCloseTo(mean, 9)
        const variance = plain.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (plain.length - 1)
        const error = (figure.high! - figure.low!) ** 2 / 4 / (variance / plain.length || 1)
        if (variance > 1e-9) expect(error).toBeGreaterThan(1.959 ** 2)
        else expect(figure.high).toBe(figure.low)
      }),
      { numRuns: 100 },
    )
  })
})
