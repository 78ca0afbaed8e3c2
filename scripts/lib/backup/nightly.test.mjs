import { expect, test } from 'vitest'
import { isBackupDue } from './nightly.mjs'

const at = (text) => Date.parse(text)
const since = '2026-03-01T10:00:00Z'
const lastBackup = { takenAt: '2026-03-05T01:00:30Z' }

test.each([
  ['not on the day of the first start', { since }, '2026-03-01T23:00:00Z', false],
  ['in the night after the first start', { since }, '2026-03-02T01:00:00Z', true],
  ['not twice in a night', { since, lastBackup }, '2026-03-05T02:00:00Z', false],
  ['not before the next night', { since, lastBackup }, '2026-03-06T00:59:59Z', false],
  ['in the next night', { since, lastBackup }, '2026-03-06T01:00:00Z', true],
  ['when the machine is on again after nights off', { since, lastBackup }, '2026-03-09T08:00:00Z', true],
  [
    'not within an hour of a failure',
    { since, lastBackup, failure: { at: '2026-03-06T01:00:10Z' } },
    '2026-03-06T01:30:00Z',
    false,
  ],
  [
    'an hour after a failure',
    { since, lastBackup, failure: { at: '2026-03-06T01:00:10Z' } },
    '2026-03-06T02:00:11Z',
    true,
  ],
  ['when the last one is noted in the future', { since, lastBackup }, '2026-03-04T08:00:00Z', true],
  ['when every moment is in the future', { since, lastBackup }, '2026-02-01T08:00:00Z', true],
  [
    'after a failure that is noted in the future',
    { since, lastBackup, failure: { at: '2026-03-07T01:00:10Z' } },
    '2026-03-06T02:00:00Z',
    true,
  ],
])('a backup is due: %s', (_when, status, now, due) => {
  expect(isBackupDue(status, at(now))).toBe(due)
})
