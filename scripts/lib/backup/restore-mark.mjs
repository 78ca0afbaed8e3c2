import fs from 'node:fs'
import { isAlive } from '../processes.mjs'
import { BackupRefused } from './refused.mjs'

/** Throws while a restore runs, so that nothing starts on a database that is about to be replaced. @param {string} mark */
export function refuseDuringRestore(mark) {
  const pid = fs.existsSync(mark) ? Number(fs.readFileSync(mark, 'utf8')) : 0
  if (pid !== process.pid && isAlive(pid))
    throw new BackupRefused(`A restore runs (process ${pid}). Start again when it is done.`)
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
