import fs from 'node:fs'
import { writeWhole } from '../whole-file.mjs'

/**
 * What became of the last backups and drills. The application shows it to administrators, and it holds nothing of anybody.
 * @typedef {object} BackupStatus
 * @property {string} [since] from when on backups are expected
 * @property {{ takenAt: string, bytes: number, rows: number, seconds: number }} [lastBackup]
 * @property {{ at: string, reason: string, of?: 'keys' } | null} [failure] the last try, when it failed; of: only the copy of the keys
 * @property {{ at: string, equal: boolean, takenAt: string | null, seconds: number | null }} [lastDrill]
 */

/** @param {string} file @returns {BackupStatus} */
export function backupStatus(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return {} // a file that is missing or damaged says nothing, and the next backup writes it anew
  }
}

/** @param {string} file @param {BackupStatus} change */
export function noteBackupStatus(file, change) {
  writeWhole(file, `${JSON.stringify({ ...backupStatus(file), ...change }, null, 1)}\n`)
}

/** A reason for administrators: a code of the system or the class of the fault, never a message, which may quote values. */
export const reasonOf = (error) => (error?.code ? String(error.code) : (error?.name ?? 'Error'))
