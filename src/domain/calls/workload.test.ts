import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, isWeekend } from '../dates'
import { isOverCap, lastWorkday, neededPerDay } from './workload'

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(dateOfDayNumber)

test('a weekend is the day for which JavaScript says Saturday or Sunday', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(isWeekend(day)).toBe([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
    }),
  )
})

describe('the last of five working days', () => {
  test.each([
    ['2027-03-22', '2027-03-26', 'from a Monday to the Friday'],
    ['2027-03-24', '2027-03-30', 'from a Wednesday over the weekend'],
    ['2027-03-27', '2027-04-02', 'from a Saturday to the Friday after, over the clock change'],
  ])('%s: %s, %s', (today, last) => expect(lastWorkday(today)).toBe(last))

  test('has five working days up to it, with today, and is one itself', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const last = lastWorkday(today)
        const days = Array.from({ length: 8 }, (_, index) => addDays(today, index)).filter((day) => day <= last)
        expect(days.filter((day) => !isWeekend(day))).toHaveLength(5)
        expect(isWeekend(last)).toBe(false)
      }),
    )
  })
})

describe('the calls a day', () => {
  test.each([
    [0, 0],
    [1, 1],
    [5, 1],
    [6, 2],
    [68, 14],
  ])('of %i families due are %i', (families, needed) => expect(neededPerDay(families)).toBe(needed))

  test('are too many only above what the person wants, and never for who did not say', () => {
    expect([isOverCap(6, 6), isOverCap(7, 6), isOverCap(100, null)]).toEqual([false, true, false])
  })
})
