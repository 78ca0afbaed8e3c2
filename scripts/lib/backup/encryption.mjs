// Backups are files of the format age (https://age-encryption.org/v1), so that its own program opens them as well. Each piece of
// 64 KiB is authenticated, and so is which piece is the last: a changed or shortened file is noticed.
import fs from 'node:fs'
import { Readable } from 'node:stream'
import { Decrypter, Encrypter } from 'age-encryption'
import { readIdentity } from './keys.mjs'
import { BackupRefused } from './refused.mjs'

const firstLine = 'age-encryption.org/v1\n'

/** @typedef {{ recipient: string } | { passphrase: string }} Lock for whom a backup is encrypted */
/** @typedef {{ identityFile: string } | { passphrase: string }} Unlock */

/** @param {Readable} plain @param {Lock} lock @returns {Promise<Readable>} */
export async function encrypted(plain, lock) {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase)
  else encrypter.addRecipient(lock.recipient)
  return Readable.fromWeb(await encrypter.encrypt(Readable.toWeb(plain)))
}

/**
 * Throws when the file is no backup or the key is not the right one. A file that was changed or cut off fails while it is read.
 * @param {string} file @param {Unlock} unlock @returns {Promise<Readable>}
 */
export async function decrypted(file, unlock) {
  requireAgeFile(file)
  const decrypter = new Decrypter()
  addKey(decrypter, unlock)
  const source = fs.createReadStream(file)
  try {
    return Readable.fromWeb(await decrypter.decrypt(Readable.toWeb(source)))
  } catch (error) {
    source.destroy()
    throw new BackupRefused(
      /no identity matched/.test(error.message)
        ? `This ${'passphrase' in unlock ? 'passphrase' : 'key'} does not open ${file}.`
        : `${file} is damaged: its first part is not as it was written.`,
    )
  }
}

function requireAgeFile(file) {
  if (!fs.existsSync(file)) throw new BackupRefused(`There is no file ${file}.`)
  const start = Buffer.alloc(firstLine.length)
  const handle = fs.openSync(file, 'r')
  fs.readSync(handle, start)
  fs.closeSync(handle)
  if (start.toString('latin1') !== firstLine) throw new BackupRefused(`${file} is not a backup of Nabij.`)
}

function addKey(decrypter, unlock) {
  if ('passphrase' in unlock) return decrypter.addPassphrase(unlock.passphrase)
  const { identityFile } = unlock
  if (!fs.existsSync(identityFile))
    throw new BackupRefused(`The private key is not in ${identityFile}. Say where it is: --identity FILE`)
  try {
    decrypter.addIdentity(readIdentity(identityFile))
  } catch {
    throw new BackupRefused(`${identityFile} holds no private key of backups.`)
  }
}
