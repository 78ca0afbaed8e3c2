import { expect, test } from 'vitest'
import { answerBy } from './parent-request'

test.each([
  ['2026-11-29', '2026-12-29'],
  ['2026-12-31', '2027-01-31'],
  ['2027-01-31', '2027-02-28'],
  ['2028-01-30', '2028-02-29'],
  ['2026-08-31', '2026-09-30'],
])('what was asked on %s is answered by %s', (askedOn, day) => expect(answerBy(askedOn)).toBe(day))
