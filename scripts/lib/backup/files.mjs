import fs from 'node:fs'
import path from 'node:path'
import { backupsToKeep } from './rotation.mjs'

const pattern = /^nabij-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.age$/

/** @param {Date} moment */
export const fileNameAt = (moment) => `nabij-${moment.toISOString().slice(0, 19).replaceAll(':', '-')}Z.age`

/** Whether a file of the folder of backups has a name that Nabij gave. @param {string} name */
export const isBackupName = (name) => pattern.test(name)

/**
 * The backups in a folder, newest first. Whatever has another name is not ours, and is never deleted.
 * @param {string} folder @returns {{ file: string, moment: number, bytes: number }[]}
 */
export function backupsIn(folder) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .flatMap((name) => {
      const [, day, hours, minutes, seconds] = pattern.exec(name) ?? []
      if (!day) return []
      const file = path.join(folder, name)
      return [{ file, moment: Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`), bytes: fs.statSync(file).size }]
    })
    .sort((a, b) => b.moment - a.moment)
}

/** Deletes the backups that are not kept any longer. @param {string} folder @returns {string[]} their files */
export function deleteOldBackups(folder) {
  const backups = backupsIn(folder)
  const keep = backupsToKeep(backups.map(({ moment }) => moment))
  const old = backups.filter(({ moment }) => !keep.has(moment)).map(({ file }) => file)
  for (const file of old) fs.rmSync(file)
  return old
}
