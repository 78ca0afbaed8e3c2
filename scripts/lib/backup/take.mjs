import path from 'node:path'
import { keepErasures } from './erasures.mjs'
import { deleteOldBackups, fileNameAt } from './files.mjs'
import { keyStoreIdOf } from './key-check.mjs'
import { keyCopyBeside, writeKeyCopy } from './key-copy.mjs'
import { withClient } from './load.mjs'
import { secretOf } from './secret-copy.mjs'
import { backupStatus, noteBackupStatus, reasonOf } from './status.mjs'
import { writeBackup } from './write.mjs'

/**
 * Takes a backup into the folder of backups, brings the list of erasures and the copy of the keys up to date beside it, deletes the backups that are not
 * kept any longer, and notes how it went for the administrators.
 * @param {{ places: import('./places.mjs').BackupPlaces, url: string, lock: import('./encryption.mjs').Lock,
 *   keyLock?: import('./encryption.mjs').Lock, now?: Date, out?: string }} options keyLock: of the copy of the keys, which is replaced
 *   after each erasure, when nobody can type a passphrase; out: another file, outside the rotation
 * @returns {Promise<import('./write.mjs').Written>}
 */
export async function takeBackup({ places, url, lock, keyLock = lock, now = new Date(), out }) {
  const { written, wantedId } = await takeRows({ places, url, lock, now, out })
  // After the rows, so that the copy has the keys of all of them.
  const copy = () =>
    writeKeyCopy({ store: places.keyStore, file: keyCopyBeside(places, out), lock: keyLock, wantedId, now })
  await (out ? copy() : notedKeyCopy(places.status, copy, now))
  return written
}

async function takeRows({ places, url, lock, now, out }) {
  try {
    const wantedId = await withClient(url, async (client) => {
      await keepErasures(client, places.erasures)
      return keyStoreIdOf(client)
    })
    const file = out ?? path.join(places.folder, fileNameAt(now))
    const written = await writeBackup({ url, file, lock, secret: secretOf(places.data), now })
    if (!out) {
      deleteOldBackups(places.folder)
      const { takenAt, bytes, rows, seconds } = written
      noteBackupStatus(places.status, { lastBackup: { takenAt, bytes, rows, seconds }, failure: null })
    }
    return { written, wantedId }
  } catch (error) {
    if (!out) noteFailure(places.status, { at: now.toISOString(), reason: reasonOf(error) })
    throw error
  }
}

/** A disk that is full takes no note either; then the missing backup is told. */
function noteFailure(file, failure) {
  try {
    noteBackupStatus(file, { failure })
  } catch {
    // the cause is thrown by the caller
  }
}

/**
 * A copy of the keys that cannot be made is told like a backup that cannot, until one is made again.
 * @param {string} status @param {() => Promise<boolean>} copy @param {Date} now
 */
export async function notedKeyCopy(status, copy, now = new Date()) {
  try {
    const isWritten = await copy()
    if (isWritten && backupStatus(status).failure?.of === 'keys') noteBackupStatus(status, { failure: null })
    return isWritten
  } catch (error) {
    // Tried every minute, and noted once: whatever failed within the last hour delays a backup.
    if (!backupStatus(status).failure)
      noteFailure(status, { at: now.toISOString(), reason: reasonOf(error), of: 'keys' })
    throw error
  }
}
