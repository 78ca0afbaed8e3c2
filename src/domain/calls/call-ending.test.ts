import { expect, test } from 'vitest'
import { callEndings, endingOf, storedEnding } from './call-ending'

test.each(callEndings)('a call that is stored as ended %s has that name again', (how) => {
  expect(endingOf(storedEnding(how, how === 'broken_off' ? 'technical' : null))).toBe(how)
})

test('only a call that broke off keeps the reason that was chosen', () => {
  expect(storedEnding('broken_off', 'unknown')).toEqual({ state: 'broken_off', breakReason: 'unknown' })
  expect(storedEnding('completed', 'unknown')).toEqual({ state: 'completed', breakReason: null })
  expect(storedEnding('relieved', null)).toEqual({ state: 'broken_off', breakReason: 'relieved' })
})
