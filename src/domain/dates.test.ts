import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateAt, dateOfDayNumber, dateOfDutch, dateOfMidnight, dayNumberOf, midnightOf } from './dates'

const day = fc.integer({ min: -20_000, max: 60_000 })

describe('calendar dates', () => {
  test.each([
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['2020-12-31', 1, '2021-01-01'],
    ['2020-03-01', -1, '2020-02-29'],
    // Summer time begins or ends within these days.
    ['2020-03-28', 2, '2020-03-30'],
    ['2020-10-24', 2, '2020-10-26'],
  ])('%s plus %d days is %s', (date, count, expected) => expect(addDays(date, count)).toBe(expected))

  test('are the same after a conversion to a day number, a midnight or another date and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (number, count) => {
        const date = dateOfDayNumber(number)
        expect(dayNumberOf(date)).toBe(number)
        expect(dateOfMidnight(midnightOf(date))).toBe(date)
        expect(addDays(addDays(date, count), -count)).toBe(date)
      }),
    )
  })

  test.each([
    ['2020-06-30T21:59:59Z', '2020-06-30'],
    ['2020-06-30T22:00:00Z', '2020-07-01'],
    ['2020-12-31T22:59:59Z', '2020-12-31'],
    ['2020-12-31T23:00:00Z', '2021-01-01'],
  ])('at %s it is %s in the Netherlands', (instant, expected) => expect(dateAt(new Date(instant))).toBe(expected))

  test.each([
    ['28-9-2026', '2026-09-28'],
    ['1/2/2020', '2020-02-01'],
    ['30.2.2020', null],
    ['2026-09-28', null],
    ['28-9-26', null],
  ])('%s from a Dutch spreadsheet is read as %s', (text, expected) => expect(dateOfDutch(text)).toBe(expected))
})
