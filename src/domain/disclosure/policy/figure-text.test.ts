import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeBands } from './grade-bands'
import { indexBands } from './index-bands'
import { drawNoise } from './noise'
import { feasibleSums, figureText, figureTexts } from './figure-text'
import { scales, type FigureKind } from './published-figures'
import { shareBands } from './share-bands'
import { sizeClassOf, effectiveThreshold } from './size-class'

const kinds = ['share', 'grade', 'index'] as const
const families = fc.integer({ min: 10, max: 400 })
const noises = (kind: FigureKind) => {
  const most = scales[kind].noise
  return Array.from({ length: 2 * most + 1 }, (_, index) => index - most)
}

describe('R1: the number of families', () => {
  test('is published as a size class, and not at all under ten', () => {
    expect([9, 10, 19, 20, 29, 30, 49, 50, 99, 100, 199, 200, 5000].map(sizeClassOf)).toEqual([
      null,
      '10-19',
      '10-19',
      '20-29',
      '20-29',
      '30-49',
      '30-49',
      '50-99',
      '50-99',
      '100-199',
      '100-199',
      '200+',
      '200+',
    ])
  })
  test('an organisation may ask for more families, never for fewer', () => {
    expect([3, 10, 15].map(effectiveThreshold)).toEqual([10, 10, 15])
  })
})

describe('R3: a share', () => {
  test('is a third under fifty families', () => {
    expect(shareBands(10)).toEqual([
      { text: 'third:low', from: 0, to: 3 },
      { text: 'third:middle', from: 4, to: 6 },
      { text: 'third:high', from: 7, to: 10 },
    ])
  })
  test('is a band of ten points from fifty, with open ends; a count on an edge belongs to the outermost or else the higher band', () => {
    const textAt = (count: number) => figureText('share', 50, count, 0)
    expect([5, 6, 9, 10, 15, 44, 45].map(textAt)).toEqual([
      'most:10',
      'band:10-20',
      'band:10-20',
      'band:20-30',
      'band:30-40',
      'band:80-90',
      'least:90',
    ])
  })
  test('is a band of five points from a hundred', () => {
    expect([5, 6, 10, 94, 95].map((count) => figureText('share', 100, count, 0))).toEqual([
      'most:5',
      'band:5-10',
      'band:10-15',
      'band:90-95',
      'least:95',
    ])
  })
})

describe('R5: a grade', () => {
  test('is rounded to halves, from a hundred families to tenths', () => {
    expect(figureText('grade', 40, 40 * 7 + 9, 0)).toBe('grade:7.0')
    expect(figureText('grade', 40, 40 * 7 + 10, 0)).toBe('grade:7.5')
    expect(figureText('grade', 100, 743, 0)).toBe('grade:7.4')
  })
  test('is never more extreme than its class allows', () => {
    expect(figureText('grade', 10, 100, 5)).toBe('grade:least:8.5')
    expect(figureText('grade', 10, 10, -5)).toBe('grade:most:2.5')
    expect(figureText('grade', 200, 2000, 0)).toBe('grade:least:9.9')
  })
})

describe('R6: load and capacity', () => {
  test('are one of three classes', () => {
    const textAt = (points: number) => figureText('index', 20, 20 * points * 252, 0)
    expect([0, 32.9, 33, 66.9, 67, 100].map(textAt)).toEqual([
      'class:low',
      'class:low',
      'class:middle',
      'class:middle',
      'class:high',
      'class:high',
    ])
  })
})

describe('R4: noise', () => {
  test('of a count has exactly the chances of the rule', () => {
    const counts = new Map<number, number>()
    for (let draw = 0; draw < 1000; draw++) {
      const noise = drawNoise('share', Uint8Array.from([0, 0, 0, 0, draw >> 8, draw & 255]))
      counts.set(noise, (counts.get(noise) ?? 0) + 1)
    }
    expect([-2, -1, 0, 1, 2].map((noise) => counts.get(noise))).toEqual([100, 200, 400, 200, 100])
  })
  test.each([
    ['grade', 5],
    ['index', 50],
  ] as const)('of a %s goes from minus to plus %i', (kind, most) => {
    const drawn = Array.from({ length: 2 * most + 1 }, (_, byte) =>
      drawNoise(kind, Uint8Array.from([0, 0, 0, 0, 0, byte])),
    )
    expect(drawn.toSorted((a, b) => a - b)).toEqual(noises(kind))
  })
})

describe('reading a text back', () => {
  test.each(kinds)('the bands of a %s cover every sum exactly once', (kind) => {
    const bands = { share: shareBands, grade: gradeBands, index: indexBands }[kind]
    fc.assert(
      fc.property(families, (n) => {
        const ofN = bands(n)
        for (const [index, band] of ofN.slice(1).entries()) expect(band.from).toBe((ofN[index]?.to ?? 0) + 1)
        expect(ofN[0]?.from).toBeLessThanOrEqual(scales[kind].least * n)
        expect(ofN.at(-1)?.to).toBeGreaterThanOrEqual(scales[kind].most * n)
      }),
    )
  })

  test.each(kinds)('the feasible sums of a %s include the true sum, whatever the noise', (kind) => {
    const { least, most } = scales[kind]
    fc.assert(
      fc.property(families, fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const sum = Math.round(n * (least + share * (most - least)))
        for (const noise of noises(kind)) {
          const interval = feasibleSums(kind, n, figureText(kind, n, sum, noise))
          expect(interval && interval.low <= sum && sum <= interval.high).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each(kinds)('no text of a %s implies its exact sum', (kind) => {
    fc.assert(
      fc.property(families, (n) => {
        for (const text of figureTexts(kind, n)) {
          const interval = feasibleSums(kind, n, text)
          expect(interval === null || interval.low < interval.high).toBe(true)
        }
      }),
    )
  })

  test('a text that no rule makes has no feasible sums', () => {
    for (const text of ['count:37', 'grade:7.4', 'band:35-40', '37', 'withheld: te weinig gezinnen'])
      for (const kind of kinds) expect(feasibleSums(kind, 40, text)).toBeNull()
  })
})
