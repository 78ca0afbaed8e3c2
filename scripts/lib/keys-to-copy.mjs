import fs from 'node:fs'

/**
 * What a start says of the keys that a new machine needs besides the folder of backups. It goes on about the master key when the private
 * key of the backups was moved away.
 * @param {string} identity the private key of the backups
 * @param {{ NABIJ_MASTER_KEY_FILE?: string }} env
 * @returns {string[]}
 */
export function keysToCopy(identity, { NABIJ_MASTER_KEY_FILE: masterKey }) {
  const master = masterKey ? masterKey : 'what NABIJ_MASTER_KEY_COMMAND prints'
  const backupKey = fs.existsSync(identity)
    ? [`The key that opens them is ${identity}: keep a copy on another machine.`]
    : []
  return [
    ...backupKey,
    `The master key is ${master}. It is in no backup, and without it nobody reads what families said: keep a copy on paper or in a password manager.`,
  ]
}
