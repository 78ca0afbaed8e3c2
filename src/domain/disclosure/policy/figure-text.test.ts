import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeTextsOf } from './grade-bands'
import { indexTextsOf } from './index-bands'
import { noiseOf } from './noise'
import { possibleOf, textOf } from './figure-text'
import { scales, type FigureKind } from './published-figures'
import { bandsOf } from './share-bands'
import { sizeClassOf, thresholdOf } from './size-class'

const kinds = ['share', 'grade', 'index'] as const
const families = fc.integer({ min: 10, max: 400 })
const noises = (kind: FigureKind) => {
  const most = scales[kind].noise
  return Array.from({ length: 2 * most + 1 }, (_, index) => index - most)
}

describe('R1: how many', () => {
  test('is a class, and nothing under ten', () => {
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
    expect([3, 10, 15].map(thresholdOf)).toEqual([10, 10, 15])
  })
})

describe('R3: a share', () => {
  test('is a third under fifty families', () => {
    expect(bandsOf(10)).toEqual([
      { text: 'third:low', from: 0, to: 3 },
      { text: 'third:middle', from: 4, to: 6 },
      { text: 'third:high', from: 7, to: 10 },
    ])
  })
  test('is ten points from fifty, with open ends; an edge belongs to the end, otherwise to the higher band', () => {
    const said = (count: number) => textOf('share', 50, count, 0)
    expect([5, 6, 9, 10, 15, 44, 45].map(said)).toEqual([
      'most:10',
      'band:10-20',
      'band:10-20',
      'band:20-30',
      'band:30-40',
      'band:80-90',
      'least:90',
    ])
  })
  test('is five points from a hundred', () => {
    expect([5, 6, 10, 94, 95].map((count) => textOf('share', 100, count, 0))).toEqual([
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
    expect(textOf('grade', 40, 40 * 7 + 9, 0)).toBe('grade:7.0')
    expect(textOf('grade', 40, 40 * 7 + 10, 0)).toBe('grade:7.5')
    expect(textOf('grade', 100, 743, 0)).toBe('grade:7.4')
  })
  test('is never more extreme than its class allows', () => {
    expect(textOf('grade', 10, 100, 5)).toBe('grade:least:8.5')
    expect(textOf('grade', 10, 10, -5)).toBe('grade:most:2.5')
    expect(textOf('grade', 200, 2000, 0)).toBe('grade:least:9.9')
  })
})

describe('R6: load and capacity', () => {
  test('are one of three classes', () => {
    const said = (points: number) => textOf('index', 20, 20 * points * 252, 0)
    expect([0, 32.9, 33, 66.9, 67, 100].map(said)).toEqual([
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
  test('has its own chances, and no others', () => {
    const counts = new Map<number, number>()
    for (let draw = 0; draw < 1000; draw++) {
      const noise = noiseOf('share', Uint8Array.from([0, 0, 0, 0, draw >> 8, draw & 255]))
      counts.set(noise, (counts.get(noise) ?? 0) + 1)
    }
    expect([-2, -1, 0, 1, 2].map((noise) => counts.get(noise))).toEqual([100, 200, 400, 200, 100])
  })
  test.each([
    ['grade', 5],
    ['index', 50],
  ] as const)('of a %s goes from minus to plus %i', (kind, most) => {
    const drawn = Array.from({ length: 2 * most + 1 }, (_, byte) =>
      noiseOf(kind, Uint8Array.from([0, 0, 0, 0, 0, byte])),
    )
    expect(drawn.toSorted((a, b) => a - b)).toEqual(noises(kind))
  })
})

describe('reading back', () => {
  test.each(kinds)('the texts of a %s cover every sum once, one behind the other', (kind) => {
    const bands = { share: bandsOf, grade: gradeTextsOf, index: indexTextsOf }[kind]
    fc.assert(
      fc.property(families, (n) => {
        const all = bands(n)
        for (const [index, band] of all.slice(1).entries()) expect(band.from).toBe((all[index]?.to ?? 0) + 1)
        expect(all[0]?.from).toBeLessThanOrEqual(scales[kind].least * n)
        expect(all.at(-1)?.to).toBeGreaterThanOrEqual(scales[kind].most * n)
      }),
    )
  })

  test.each(kinds)('what a reader can think possible of a %s holds the truth, whatever the noise', (kind) => {
    const { least, most } = scales[kind]
    fc.assert(
      fc.property(families, fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const sum = Math.round(n * (least + share * (most - least)))
        for (const noise of noises(kind)) {
          const range = possibleOf(kind, n, textOf(kind, n, sum, noise))
          expect(range && range.low <= sum && sum <= range.high).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a text that no rule makes is nothing', () => {
    for (const text of ['count:37', 'grade:7.4', 'band:35-40', '37', 'withheld: te weinig gezinnen'])
      for (const kind of kinds) expect(possibleOf(kind, 40, text)).toBeNull()
  })
})
