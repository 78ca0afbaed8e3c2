import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateAt, dateOfDayNumber } from '../dates'
import {
  addWeeks,
  mondayOf,
  nextWeek,
  parseWeek,
  previousWeek,
  sundayOf,
  weekAt,
  weekOf,
  weeksBetween,
  weeksUntil,
} from './week'

const week = (text: string) => parseWeek(text)!
const day = fc.integer({ min: -20_000, max: 60_000 })

describe('ISO weeks', () => {
  test.each([
    ['2020-03-30', '2020-W14'],
    ['2020-04-05', '2020-W14'],
    ['2019-12-30', '2020-W01'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2016-01-01', '2015-W53'],
    ['2018-12-31', '2019-W01'],
    ['1969-12-31', '1970-W01'],
  ])('puts %s in %s', (date, expected) => {
    expect(weekOf(date)).toBe(expected)
  })

  test('number 53 in the long years, and 52 in others', () => {
    const long = ['2015-W53', '2020-W53', '2026-W53', '2032-W53']
    expect(long.map(parseWeek)).toEqual(long)
    expect(['2019-W53', '2021-W53', '2025-W53'].map(parseWeek)).toEqual([null, null, null])
  })

  test.each([
    '',
    '2020-W00',
    '2020-W54',
    '2020-W1',
    '2020W14',
    '2020-w14',
    ' 2020-W14',
    '2020-W14\n',
    '0000-W01',
    '20-W14',
  ])('refuses %j as a week', (text) => {
    expect(parseWeek(text)).toBeNull()
  })

  test('run from Monday to Sunday', () => {
    expect([mondayOf(week('2020-W14')), sundayOf(week('2020-W14'))]).toEqual(['2020-03-30', '2020-04-05'])
    expect(mondayOf(week('2020-W01'))).toBe('2019-12-30')
  })

  test('follow each other across the end of a long year', () => {
    expect(nextWeek(week('2020-W52'))).toBe('2020-W53')
    expect(nextWeek(week('2020-W53'))).toBe('2021-W01')
    expect(previousWeek(week('2021-W01'))).toBe('2020-W53')
    expect(weeksUntil(week('2021-W01'), 3)).toEqual(['2020-W52', '2020-W53', '2021-W01'])
    expect(weeksUntil(week('2021-W01'), 0)).toEqual([])
  })

  test('contain every day exactly once, sort as text and can be counted back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -300, max: 300 }), (number, count) => {
        const date = dateOfDayNumber(number)
        const its = weekOf(date)
        expect(parseWeek(its)).toBe(its)
        expect(mondayOf(its) <= date && date <= sundayOf(its)).toBe(true)
        const other = addWeeks(its, count)
        expect(addWeeks(other, -count)).toBe(its)
        expect(weeksBetween(its, other)).toBe(count)
        expect(its < other).toBe(count > 0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('an instant', () => {
  test('belongs to the week of its date in the Netherlands, in winter and in summer', () => {
    expect(weekAt(new Date('2020-01-05T22:59:59Z'))).toBe('2020-W01')
    expect(weekAt(new Date('2020-01-05T23:00:00Z'))).toBe('2020-W02')
    expect(weekAt(new Date('2020-07-05T21:59:59Z'))).toBe('2020-W27')
    expect(weekAt(new Date('2020-07-05T22:00:00Z'))).toBe('2020-W28')
    expect(dateAt(new Date('2020-12-31T23:30:00Z'))).toBe('2021-01-01')
  })
})
