import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryInterviews, interview, said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { countedFacts } from './counting'
import { interviewFact } from './interview-fact'
import { tally } from './tally'
import { weekDetails } from './week-details'

const details = (...families: Parameters<typeof said>[0][]) =>
  weekDetails(
    tally(
      countedFacts(
        families.map((values, index) =>
          interviewFact(
            interview({
              ref: `I${index}`,
              familyRef: `F${index % 2}`,
              answers: said({ confidentiality: 'yes', ...values }),
            }),
          ),
        ),
      ),
    ),
    instrument,
  )

test('counts in a bar the families in which the item weighs more than 0', () => {
  const { load, capacity } = details({ internet: 'partly', supporters: 'no' }, { internet: 'yes' })
  expect(load.find((bar) => bar.item === 'internet')).toMatchObject({ count: 1, n: 2, share: 0.5 })
  expect(capacity.find((bar) => bar.item === 'supporters')).toMatchObject({ count: 0, n: 1, share: 0 })
  expect([load.length, capacity.length]).toEqual([9, 7])
})

test('gives the change of grades as a paired mean with its n', () => {
  const { changes } = details({ grade_parent: 6 }, { grade_parent: 8 }, { grade_parent: 7 }, { grade_parent: 5 })
  expect(changes.parent).toMatchObject({ n: 2, mean: -1 })
  expect(changes.children).toEqual({ n: 0, mean: null, low: null, high: null })
})

test('counts a text without a theme in n of its bar, and not as missing', () => {
  const { capacity } = details({ goes_well_text: 'samen koken' }, { goes_well: ['play'] })
  expect(capacity.find(({ item }) => item === 'goes_well')).toMatchObject({ count: 2, n: 2, otherwise: 0 })
})

test('counts every family in exactly one part of a bar, and nothing below zero', () => {
  let barsWithAnswers = 0
  fc.assert(
    fc.property(arbitraryInterviews, (interviews) => {
      const counts = tally(countedFacts(interviews.map(interviewFact)))
      const { load, capacity } = weekDetails(counts, instrument)
      for (const { count, n, missing, otherwise } of [...load, ...capacity]) {
        if (n > 0) barsWithAnswers += 1
        const parts = [n, ...Object.values(missing), otherwise]
        expect(Math.min(count, n - count, ...parts)).toBeGreaterThanOrEqual(0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(
          counts.reduce((sum, { counts: { families } }) => sum + families, 0),
        )
      }
    }),
  )
  expect(barsWithAnswers).toBeGreaterThan(100)
})
