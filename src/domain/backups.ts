/** Whether the administrators must be told something about the backups of the installation. */
import { hourMs } from './dates'

/** What the program that takes the backups last noted. Moments are in milliseconds. */
export type BackupState = {
  /** From when on a backup is expected every night. Null: nothing was ever noted. */
  readonly since: number | null
  readonly last: { readonly at: number; readonly bytes: number; readonly seconds: number } | null
  /** The last try, when it failed. */
  readonly failedAt: number | null
  readonly drill: { readonly at: number; readonly isEqual: boolean } | null
}

export type BackupProblem = 'failed' | 'missing'

/** A night is 24 hours after the one before, and a large backup takes its time. */
const lateMs = 26 * hourMs

/** A moment in the future was noted by a clock that was wrong, and counts as none. */
const isPast = (moment: number | null | undefined, nowMs: number): moment is number =>
  typeof moment === 'number' && moment <= nowMs

/**
 * A machine that was off at night takes the backup after its start, so nothing is missing until the worker has run for an hour.
 */
export const backupProblem = (state: BackupState, nowMs: number, workingMs: number): BackupProblem | null => {
  if (isPast(state.failedAt, nowMs)) return 'failed'
  const newest = [state.last?.at, state.since].find((moment) => isPast(moment, nowMs))
  const isLate = typeof newest !== 'number' || nowMs - newest > lateMs
  return isLate && workingMs > hourMs ? 'missing' : null
}
