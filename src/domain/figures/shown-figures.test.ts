import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryWeek } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { countedFacts } from './counting'
import { figuresOf } from './figures-of'
import { interviewFact } from './interview-fact'
import { leastFamilies, shownOrTooFew, shownDetails, shownFigures } from './shown-figures'
import { tally } from './tally'
import { weekDetails } from './week-details'
import { parseWeek } from './week'

const week = parseWeek('2020-W14')!
const reach = { listed: 9, attempted: 9, reached: 9, interviewed: 9 }

/** Every object with an `n` inside a value. Such an object is a figure. */
const figuresIn = (value: unknown): { n: number }[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'n' in value && typeof value.n === 'number' ? [{ ...value, n: value.n }] : []
  return [...own, ...Object.values(value).flatMap(figuresIn)]
}

test('a figure of four families is only their number, and a figure of five is complete', () => {
  expect(shownOrTooFew({ n: 4, mean: 50 })).toEqual({ tooFew: true, n: 4 })
  expect(shownOrTooFew({ n: 5, mean: 50 })).toEqual({ n: 5, mean: 50 })
})

test('a shown figure of fewer than five families has only their number, whatever was answered', () => {
  fc.assert(
    fc.property(arbitraryWeek, (all) => {
      const counts = tally(countedFacts(all.map(interviewFact)).filter((fact) => fact.week === week))
      const figures = shownFigures(figuresOf(all, { week, level: 'organisation', ref: null, instrument }, reach))
      for (const figure of figuresIn([figures, shownDetails(weekDetails(counts, instrument))]))
        if (figure.n < leastFamilies) expect(figure).toEqual({ tooFew: true, n: figure.n })
        else expect(Object.keys(figure).length).toBeGreaterThan(1)
    }),
  )
})

test('a shown figure of five families or more equals that of the week, to the bit', () => {
  fc.assert(
    fc.property(arbitraryWeek, (all) => {
      const figures = figuresOf(all, { week, level: 'organisation', ref: null, instrument }, reach)
      const onPage = shownFigures(figures)
      if (figures.load.n >= leastFamilies) expect(onPage.load).toEqual(figures.load)
      if ((figures.grades.parent?.n ?? 0) >= leastFamilies) expect(onPage.grades.parent).toEqual(figures.grades.parent)
      expect([onPage.families, onPage.reach]).toEqual([figures.families, figures.reach])
    }),
  )
})
