import { expect, test } from 'vitest'
import { faultOptions } from './options.mjs'

test('the options choose faults, rounds and seed', () => {
  expect(faultOptions(['--only', '1,a', '--rounds', '3', '--seed', '9', '--out', 'page.md'])).toEqual({
    only: ['1', 'a'],
    rounds: 3,
    seed: 9,
    out: 'page.md',
    isSmall: false,
  })
})

test('without a seed each run has another one, which can be given', () => {
  const { seed } = faultOptions([])
  expect(faultOptions(['--seed', String(seed)]).seed).toBe(seed)
})

test.each([
  ['--only', '99'],
  ['--rounds', '0'],
  ['--seed', 'x'],
  ['--rounds', '1.5'],
])('%s %s is refused', (...args) => {
  expect(() => faultOptions(args)).toThrow(args[1])
})
