import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomes, ruleOf, type Outcome } from './outcomes'
import { dispositionOf, dispositionOrder, groupCounts, rateGroups, rateNames, rateOf } from './rates'

/** Ten interviews, two partials, three refusals, four other contacts, five non-contacts, six and seven unknown, nine not eligible. */
const worked = { I: 10, P: 2, R: 3, O: 4, NC: 5, UH: 6, UO: 7, NE: 9 }

describe("AAPOR's rates", () => {
  // The denominator of RR1, RR2, CON1 and REF1 is (10 + 2) + (3 + 5 + 4) + (6 + 7) = 37, without the nine.
  // That of COOP1 and COOP2 is (10 + 2) + 3 + 4 = 19.
  test.each([
    ['RR1', 10, 37], // I
    ['RR2', 12, 37], // I + P
    ['CON1', 19, 37], // (I + P) + R + O = 12 + 3 + 4
    ['REF1', 3, 37], // R
    ['COOP1', 10, 19], // I
    ['COOP2', 12, 19], // I + P
  ] as const)('%s is %i of %i, worked out by hand from the formula', (name, count, n) => {
    expect(rateOf(name, worked)).toEqual({ count, n, share: count / n })
  })

  test('the published example of the R package outcomerate gives what it prints', () => {
    const counts = { I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, UO: 1, NE: 1 }
    expect(rateNames.map((name) => [name, rateOf(name, counts).share?.toFixed(3)])).toEqual([
      ['RR1', '0.364'],
      ['RR2', '0.545'],
      ['CON1', '0.727'],
      ['REF1', '0.091'],
      ['COOP1', '0.500'],
      ['COOP2', '0.750'],
    ])
  })

  test('a rate of nobody is no number, and a family that does not belong on the list is in no rate', () => {
    for (const name of rateNames)
      expect(rateOf(name, groupCounts([['duplicate', 3]])), `${name}`).toEqual({ count: 0, n: 0, share: null })
  })
})

describe('the disposition of a family', () => {
  test('every outcome has a place in the order, once', () => {
    expect(dispositionOrder.toSorted()).toEqual([...outcomes].toSorted())
  })

  test('an interview comes before a refusal, a refusal before another contact, and that before no contact', () => {
    expect(dispositionOf(['no_answer', 'complete', 'refused_hard'])).toBe('complete')
    expect(dispositionOf(['callback_asked', 'refused_soft', 'no_answer'])).toBe('refused_soft')
    expect(dispositionOf(['voicemail_left', 'callback_asked'])).toBe('callback_asked')
    expect(dispositionOf(['no_answer', 'number_dead', 'voicemail_left'])).toBe('voicemail_left')
  })

  test('a duplicate is not eligible, whatever was tried, unless there was an interview', () => {
    expect(dispositionOf(['refused_soft', 'duplicate'])).toBe('duplicate')
    expect(dispositionOf(['duplicate', 'partial'])).toBe('partial')
  })

  test('a family without an outcome was not worked', () => {
    expect(dispositionOf([])).toBe('not_worked')
    expect(ruleOf('not_worked').aapor).toBe('3.11')
  })
})

const history = fc.array(fc.constantFrom(...outcomes), { maxLength: 8 })

describe('over any list of families', () => {
  test('the groups add up to the list, and every rate lies between none and everybody', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 40 }), (families) => {
        const counts = groupCounts(families.map((family): [Outcome, number] => [dispositionOf(family), 1]))
        expect(rateGroups.reduce((sum, group) => sum + counts[group], 0)).toBe(families.length)
        for (const name of rateNames) {
          const { count, n, share } = rateOf(name, counts)
          expect(n).toBeLessThanOrEqual(families.length)
          expect(count).toBeLessThanOrEqual(n)
          if (share !== null) expect([share >= 0, share <= 1]).toEqual([true, true])
          else expect(n).toBe(0)
        }
        expect(rateOf('RR1', counts).count).toBeLessThanOrEqual(rateOf('RR2', counts).count)
      }),
    )
  })

  test('the order in which outcomes came does not matter', () => {
    fc.assert(
      fc.property(history, (family) => {
        expect(dispositionOf(family.toReversed())).toBe(dispositionOf(family))
      }),
    )
  })
})
