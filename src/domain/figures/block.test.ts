import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBlocks, blockOf, parseBlock, weeksOf } from './block'
import { addWeeks, parseWeek } from './week'

const week = (text: string) => parseWeek(text)!

test('counts blocks of four weeks from the Monday of 2020-W01 and names them by their first week', () => {
  expect(['2020-W01', '2020-W04', '2020-W05', '2020-W14'].map((text) => blockOf(week(text)))).toEqual([
    '2020-W01',
    '2020-W01',
    '2020-W05',
    '2020-W13',
  ])
})

test('counts on through a year with 53 weeks, and backwards before 2020', () => {
  expect(weeksOf(blockOf(week('2020-W53')))).toEqual(['2020-W53', '2021-W01', '2021-W02', '2021-W03'])
  expect(blockOf(week('2019-W52'))).toBe('2019-W49')
})

test('refuses a week that begins no block', () => {
  expect(parseBlock('2020-W13')).toBe('2020-W13')
  expect(['2020-W14', '2021-W01', 'x', '2021-W53'].map(parseBlock)).toEqual([null, null, null, null])
})

test('puts every week in exactly one block, and every block directly after the one before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), (count) => {
      const any = addWeeks(week('2020-W01'), count)
      const block = blockOf(any)
      expect(weeksOf(block)).toContain(any)
      expect(parseBlock(block)).toBe(block)
      expect(addBlocks(block, 1)).toBe(addWeeks(weeksOf(block)[3]!, 1))
    }),
    { numRuns: 200 },
  )
})
