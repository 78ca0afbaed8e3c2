import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeCell } from './safe-cell'

test.each(['=1+1', '+31600000000', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('takes the formula out of %j', (text) => {
  expect(safeCell(text)).toBe(`'${text}`)
})

test('leaves numbers and plain texts alone, and null empty', () => {
  expect([safeCell(-0.25), safeCell(3), safeCell('De Linde = school'), safeCell(null)]).toEqual([
    '-0.25',
    '3',
    'De Linde = school',
    '',
  ])
})

test('never yields a text that begins as a formula', () => {
  fc.assert(fc.property(fc.string(), (text) => !/^[=+\-@\t\r]/.test(safeCell(text))))
})
