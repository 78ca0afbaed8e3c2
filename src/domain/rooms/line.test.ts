import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  firstLine,
  leastPatience,
  lines,
  mostPatience,
  nextLine,
  pictureLimits,
  type Line,
  type LineSample,
} from './line'

const clear: LineSample = { loss: 0, roundTripMs: 60, capacityKbit: 900 }
const narrow: LineSample = { ...clear, capacityKbit: 150 }
const broken: LineSample = { ...clear, loss: 0.4 }

const times = (count: number, sample: LineSample): LineSample[] => Array.from({ length: count }, () => sample)
const after = (series: readonly LineSample[]) => series.reduce(nextLine, firstLine)
const lineAfter = (...series: LineSample[][]) => after(series.flat()).line

describe('a line', () => {
  test('is good until something else is measured', () => {
    expect(lineAfter([])).toBe('good')
    expect(lineAfter(times(50, { loss: null, roundTripMs: null, capacityKbit: null }))).toBe('good')
    expect(lineAfter(times(50, clear))).toBe('good')
  })

  test('bears one bad measurement, and is called poor after two', () => {
    expect(lineAfter([broken])).toBe('good')
    expect(lineAfter([broken], [clear], [broken])).toBe('good')
    expect(lineAfter(times(2, broken))).toBe('poor')
  })

  test('is weak while it carries a small picture', () => {
    expect(lineAfter(times(2, narrow))).toBe('weak')
    expect(lineAfter(times(2, { ...clear, loss: 0.06 }))).toBe('weak')
    expect(lineAfter(times(2, { ...clear, roundTripMs: 700 }))).toBe('weak')
    expect(lineAfter(times(2, { ...clear, capacityKbit: 90 }))).toBe('poor')
  })

  test('gets better step by step, after ten quiet seconds each', () => {
    expect(lineAfter(times(2, broken), times(leastPatience - 1, clear))).toBe('poor')
    expect(lineAfter(times(2, broken), times(leastPatience, clear))).toBe('weak')
    expect(lineAfter(times(2, broken), times(2 * leastPatience, clear))).toBe('good')
  })

  test('comes back from poor although the estimate of what it carries stays low without a picture', () => {
    expect(lineAfter(times(2, broken), times(leastPatience, { ...clear, capacityKbit: 60 }))).toBe('weak')
  })

  test('does not get better just under the limit that made it worse', () => {
    expect(lineAfter(times(2, { ...clear, loss: 0.06 }), times(40, { ...clear, loss: 0.045 }))).toBe('weak')
  })

  test('that falls back soon waits twice as long before the picture returns', () => {
    const fallsBack = [...times(2, broken), ...times(leastPatience, clear), ...times(2, broken)]
    expect(after(fallsBack).line).toBe('poor')
    expect(lineAfter(fallsBack, times(2 * leastPatience - 1, clear))).toBe('poor')
    expect(lineAfter(fallsBack, times(2 * leastPatience, clear))).toBe('weak')
  })
})

const sample: fc.Arbitrary<LineSample> = fc.record({
  loss: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  roundTripMs: fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
  capacityKbit: fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
})

const course = (series: readonly LineSample[]): Line[] => {
  let state = firstLine
  return series.map((one) => (state = nextLine(state, one)).line)
}
const rank = (line: Line) => lines.indexOf(line)

describe('whatever is measured', () => {
  test('the picture is never on and off within three measurements of coming back', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 300 }), (series) => {
        const changes = course(series).flatMap((line, at, all) => {
          const before = all[at - 1] ?? 'good'
          return before !== line ? [{ at, up: rank(line) < rank(before) }] : []
        })
        for (const [index, change] of changes.entries()) {
          const gap = change.at - (changes[index - 1]?.at ?? -1)
          expect(gap).toBeGreaterThanOrEqual(change.up ? leastPatience : 2)
        }
      }),
    )
  })

  test('it gets better by one step at a time, and its patience has an end', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 300 }), (series) => {
        const passed = course(series)
        for (const [at, line] of passed.entries())
          expect(rank(line)).toBeGreaterThanOrEqual(rank(passed[at - 1] ?? 'good') - 1)
        expect(after(series).patience).toBeLessThanOrEqual(mostPatience)
      }),
    )
  })

  test('quiet measurements bring it back to good', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 300 }), (series) => {
        expect(lineAfter(series, times(2 * mostPatience + 2, clear))).toBe('good')
      }),
    )
  })

  test('two broken measurements in a row switch the picture off', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 300 }), (series) => {
        expect(lineAfter(series, times(2, broken))).toBe('poor')
        expect(pictureLimits(lineAfter(series, times(2, broken)), 'large').isOn).toBe(false)
      }),
    )
  })
})

test('a better line never gets a smaller picture, and a large one is 25 frames', () => {
  for (const size of ['small', 'large'] as const) {
    const all = lines.map((line) => pictureLimits(line, size))
    expect(all.map(({ kbit }) => kbit)).toEqual(all.map(({ kbit }) => kbit).toSorted((a, b) => b - a))
    expect(all.map(({ frames }) => frames)).toEqual(all.map(({ frames }) => frames).toSorted((a, b) => b - a))
  }
  expect(pictureLimits('good', 'large').frames).toBe(25)
  expect(pictureLimits('good', 'small')).toMatchObject({ frames: 12, shrinksBy: 2 })
})
