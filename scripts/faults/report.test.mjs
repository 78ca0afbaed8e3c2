import { expect, test } from 'vitest'
import { findingsOf, tableOf } from './report.mjs'

const row = { number: '1', what: 'a fault', seed: 7, rounds: 3, verdict: 'FAILED', isGood: false, notes: ['a note'] }
const lost = { kind: 'lost', what: 'it is gone', operationId: 'one' }

test('the table counts what was found, and says what else went wrong', () => {
  const findings = [lost, lost, { kind: 'torn', what: 'half of it' }, { kind: 'unanswered', what: 'nothing came' }]
  const [, , line] = tableOf([{ ...row, acknowledged: 12, findings }]).split('\n')
  expect(line).toBe('| 1 | a fault | 7 | 3 | 12 | 2 | 0 | 1 | 0 | FAILED; 1 never answered; a note |')
  expect(findingsOf({ ...row, findings })).toEqual([
    '1: lost: it is gone (2)',
    '1: torn: half of it (1)',
    '1: unanswered: nothing came (1)',
  ])
})

test('a fault that was not run has no numbers', () => {
  const [, , line] = tableOf([{ ...row, verdict: 'not run: no such thing here', findings: [], notes: [] }]).split('\n')
  expect(line).toBe('| 1 | a fault | 7 | 3 |  |  |  |  |  | not run: no such thing here |')
})
