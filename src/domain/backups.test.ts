import { expect, test } from 'vitest'
import { backupProblem, type BackupState } from './backups'
import { hourMs } from './dates'

const now = Date.parse('2026-03-05T08:00:00Z')
const state: BackupState = { since: now - 400 * hourMs, last: null, failedAt: null, drill: null }
const lastAgo = (hours: number) => ({ ...state, last: { at: now - hours * hourMs, bytes: 1, seconds: 1 } })

test.each([
  ['of this night', lastAgo(7), 9 * hourMs, null],
  ['of a night ago', lastAgo(26), 9 * hourMs, null],
  ['that is missing', lastAgo(26.1), 9 * hourMs, 'missing'],
  ['that is taken after a weekend with the machine off', lastAgo(70), hourMs, null],
  ['that never came', state, 2 * hourMs, 'missing'],
  ['that is still to come', { ...state, since: now - 20 * hourMs }, 9 * hourMs, null],
  ['of which nothing was ever noted', { ...state, since: null }, 2 * hourMs, 'missing'],
  ['of which nothing is noted yet', { ...state, since: null }, hourMs, null],
  ['whose last try failed', { ...lastAgo(7), failedAt: now - hourMs }, 0, 'failed'],
  ['that is noted in the future', lastAgo(-300), 2 * hourMs, 'missing'],
  ['of which every moment is in the future', { ...lastAgo(-300), since: now + hourMs }, 2 * hourMs, 'missing'],
  ['whose failure is noted in the future', { ...lastAgo(7), failedAt: now + hourMs }, 9 * hourMs, null],
] as const)('a backup %s', (_which, given, workingMs, problem) => {
  expect(backupProblem(given, now, workingMs)).toBe(problem)
})
