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

/**
 * A machine that was off at night takes the backup after its start, so nothing is missing until the worker has run for an hour.
 */
export const backupProblem = (state: BackupState, nowMs: number, workingMs: number): BackupProblem | null => {
  if (state.failedAt !== null) return 'failed'
  const newest = state.last?.at ?? state.since
  const isLate = newest === null || nowMs - newest > lateMs
  return isLate && workingMs > hourMs ? 'missing' : null
}
