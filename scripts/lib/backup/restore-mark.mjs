import fs from 'node:fs'
import { isAliveAs } from '../processes.mjs'
import { BackupRefused } from './refused.mjs'

/** The command lines that make a database from a backup. */
export const restoringProgram = /nabij\.mjs (restore|backup)\b/

/** Throws while a restore runs, so that nothing starts on a database that is about to be replaced. @param {string} mark */
export function refuseDuringRestore(mark) {
  const pid = fs.existsSync(mark) ? Number(fs.readFileSync(mark, 'utf8')) : 0
  if (pid !== process.pid && isAliveAs(pid, restoringProgram))
    throw new BackupRefused(`A restore runs (process ${pid}). Start again when it is done.`)
}

/**
 * Throws when a restore was killed between its two renames: a start would make an empty database in place of the earlier one.
 * @param {string} mark @param {string} present the folder of the database
 */
export function refuseAfterHalfRestore(mark, present) {
  if (fs.existsSync(mark) && !fs.existsSync(present))
    throw new BackupRefused(
      `A restore was interrupted, and the earlier database stands beside ${present} (pg.before-restore-…). Restore again, or give it that name back.`,
    )
}

/** Marks the data folder as being restored, as long as the work takes. */
export async function withRestoreMark(mark, work) {
  refuseDuringRestore(mark)
  fs.writeFileSync(mark, String(process.pid))
  try {
    return await work()
  } finally {
    fs.rmSync(mark, { force: true })
  }
}
