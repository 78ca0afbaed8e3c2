import { expect, test } from 'vitest'
import { wholeNumberIn } from './whole-number'

test('a whole number in range is read, even with spaces around it', () => {
  expect(wholeNumberIn('0', 0, 25)).toBe(0)
  expect(wholeNumberIn(' 25 ', 0, 25)).toBe(25)
})

test.each(['', ' ', '26', '-1', '8,5', '8.5', '1e1', '0x8', 'acht', '99999999999999999999'])(
  '“%s” is not a whole number in range',
  (text) => expect(wholeNumberIn(text, 0, 25)).toBeNull(),
)
