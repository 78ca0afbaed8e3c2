import { expect, test } from 'vitest'
import { dialledNumber } from './emergency-number'

test.each([
  ['112', '112'],
  ['1 1 3', '113'],
  ['116 111', '116111'],
  ['0800-2000', '+318002000'],
  ['071 512 34 56', '+31715123456'],
])('%s is dialled as %s', (typed, dialled) => expect(dialledNumber(typed)).toBe(dialled))

test.each(['', '11', '1120', '115', '116 11', 'bel maar', '0800-20'])('%j is no number', (typed) =>
  expect(dialledNumber(typed)).toBeNull(),
)
