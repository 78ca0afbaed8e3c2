import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isMostKbit,
  lineUse,
  lineUses,
  measuredSpeed,
  mostKbit,
  roundedKbit,
  warmUpMs,
  type Receipt,
} from './line-speed'

/** Receipts of `bytes` every `everyMs`, from 0 to `untilMs`. */
const steady = (bytes: number, everyMs: number, untilMs: number): Receipt[] =>
  Array.from({ length: Math.floor(untilMs / everyMs) + 1 }, (_, index) => ({ atMs: index * everyMs, bytes }))

describe('what a line is enough for', () => {
  test.each([
    [0, 'too_little'],
    [70, 'too_little'],
    [71, 'sound'],
    [404, 'sound'],
    [405, 'one_picture'],
    [1214, 'one_picture'],
    [1215, 'three_pictures'],
    [mostKbit, 'three_pictures'],
  ] as const)('of %i kbit/s is %s, half more than the figures of docs/rooms.md', (kbit, use) => {
    expect(lineUse(kbit)).toBe(use)
  })

  test('never becomes less on a faster line', () => {
    const rank = (kbit: number) => lineUses.indexOf(lineUse(kbit))
    const kbit = fc.double({ min: 0, max: 5000, noNaN: true })
    fc.assert(
      fc.property(kbit, kbit, (slow, more) => {
        expect(rank(slow + more)).toBeLessThanOrEqual(rank(slow))
      }),
    )
  })
})

describe('the speed of a trial', () => {
  test('is unknown when nothing came, or nothing after the warm-up could come', () => {
    expect(measuredSpeed([], 2000)).toBeNull()
    expect(measuredSpeed([{ atMs: 0, bytes: 1000 }], warmUpMs)).toBeNull()
  })

  test('counts what came after the warm-up', () => {
    expect(
      measuredSpeed(
        [
          { atMs: 0, bytes: 50_000 },
          { atMs: 1000, bytes: 1500 },
        ],
        2000,
      ),
    ).toBe(8)
  })

  test('counts a standstill at the end', () => {
    const receipts = steady(1000, 10, 1000)
    expect(measuredSpeed(receipts, 2500)).toBeCloseTo((measuredSpeed(receipts, 1000) ?? 0) / 4)
  })

  test('is that of a steady line, whatever its speed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5000 }), fc.integer({ min: 1, max: 50 }), (bytes, everyMs) => {
        const kbit = measuredSpeed(steady(bytes, everyMs, 2000), 2000) ?? 0
        // One receipt more or less at either end.
        expect(Math.abs(kbit - (bytes * 8) / everyMs)).toBeLessThanOrEqual((2 * bytes * 8) / 1500)
      }),
    )
  })

  test('is never less when more comes', () => {
    const receipt = fc.record({ atMs: fc.integer({ min: 0, max: 2000 }), bytes: fc.integer({ min: 0, max: 5000 }) })
    fc.assert(
      fc.property(fc.array(receipt, { minLength: 1 }), receipt, (receipts, more) => {
        const ordered = receipts.toSorted((a, b) => a.atMs - b.atMs)
        const later = { ...more, atMs: Math.max(more.atMs, ordered.at(-1)?.atMs ?? 0) }
        expect(measuredSpeed([...ordered, later], 2100) ?? 0).toBeGreaterThanOrEqual(measuredSpeed(ordered, 2100) ?? 0)
      }),
    )
  })
})

test('a figure has two digits, and says when the line carries more than was tried', () => {
  expect([2134, 83.4, 7, 0, 2960].map(roundedKbit)).toEqual([2100, 83, 7, 0, 3000])
  expect([mostKbit, 2_700, 2_600].map(isMostKbit)).toEqual([true, true, false])
})
