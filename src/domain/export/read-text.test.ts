import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeBands } from '../disclosure/policy/grade-bands'
import { indexBands } from '../disclosure/policy/index-bands'
import { shareBands } from '../disclosure/policy/share-bands'
import { sizeClassOf } from '../disclosure/policy/size-class'
import { present } from '../../../tests/present'
import { readText, spanOf } from './read-text'

const families = fc.integer({ min: 10, max: 250 })
const spansOf = (texts: readonly { text: string }[], n: number) =>
  texts.map(({ text }) => spanOf(present(readText(text)), present(sizeClassOf(n))))

describe('a text on its scale', () => {
  test.each([
    ['third:low', 0, 1 / 3],
    ['class:high', 2 / 3, 1],
    ['band:70-80', 0.7, 0.8],
    ['most:5', 0, 0.05],
    ['least:95', 0.95, 1],
    ['grade:most:2.5', 0, 1.75 / 9],
    ['grade:least:9.0', 7.75 / 9, 1],
  ])('%s lies from %d to %d', (code, from, to) => {
    const { from: low, to: high } = spanOf(present(readText(code)), '10-19')
    expect(low).toBeCloseTo(from)
    expect(high).toBeCloseTo(to)
  })

  test('a grade is drawn as wide as it is rounded', () => {
    const grade = present(readText('grade:6.5'))
    const wide = spanOf(grade, '50-99')
    const narrow = spanOf(grade, '100-199')
    expect((wide.to - wide.from) * 9).toBeCloseTo(0.5)
    expect((narrow.to - narrow.from) * 9).toBeCloseTo(0.1)
  })

  test('the shares of any number of families cover the scale once, in order', () => {
    fc.assert(
      fc.property(families, (n) => {
        const spans = spansOf(shareBands(n), n)
        expect(spans[0]?.from).toBe(0)
        expect(spans.at(-1)?.to).toBe(1)
        for (const [index, span] of spans.slice(1).entries()) expect(span.from).toBeCloseTo(present(spans[index]).to)
      }),
    )
  })

  test('every text that the rules can make can be parsed, and lies on its scale', () => {
    fc.assert(
      fc.property(families, (n) => {
        for (const texts of [shareBands(n), gradeBands(n), indexBands(n)]) {
          for (const { from, to } of spansOf(texts, n)) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeLessThanOrEqual(1)
            expect(to).toBeGreaterThan(from)
          }
        }
      }),
    )
  })
})

test.each(['', 'third', 'third:lowest', 'band:70', 'grade:7', '33', 'count:12', 'band:70-80 '])(
  'cannot parse %j',
  (code) => expect(readText(code)).toBeNull(),
)
