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
