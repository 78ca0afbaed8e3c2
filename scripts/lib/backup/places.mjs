import fs from 'node:fs'
import path from 'node:path'

/**
 * Where backups and keys stand. They are beside the data folder and not in it, so that whoever deletes or copies the data folder
 * does not delete or copy them along. Only the public key is in it.
 * @param {string} data the data folder
 */
export function backupPlaces(data) {
  const folder = path.resolve(process.env.NABIJ_BACKUP_DIR || `${data}-backups`)
  return {
    data,
    folder,
    /** Writes backups, and cannot read one. */
    recipient: path.join(data, 'backup-recipient'),
    /** Reads backups. Its owner moves it to another machine. */
    identity: path.resolve(process.env.NABIJ_BACKUP_KEY || `${data}-backup-key`),
    erasures: path.join(folder, 'erasures.json'),
    /** The newest copy of the keys of families. */
    keyCopy: path.join(folder, 'keys.age'),
    /** The keys themselves, wrapped by a master key. */
    keyStore: path.resolve(process.env.NABIJ_KEY_STORE || `${data}-keys`),
    status: path.join(folder, 'status.json'),
    /** Present, with a process id, while a restore puts another database in place. */
    restoring: path.join(data, 'restoring.pid'),
  }
}

/** @typedef {ReturnType<typeof backupPlaces>} BackupPlaces */

/**
 * Writes a small file so that it is there completely or not at all, also after a loss of power.
 * @param {string} file @param {string} text
 */
export function writeWhole(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.new-${process.pid}`
  fs.writeFileSync(draft, text, { mode: 0o600, flush: true })
  fs.renameSync(draft, file)
  flushFolder(path.dirname(file))
}

/** A rename is on the disk when its folder is. @param {string} folder */
export function flushFolder(folder) {
  if (process.platform === 'win32') return // Windows opens no folders
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
