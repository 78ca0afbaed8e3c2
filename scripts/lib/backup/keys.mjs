import fs from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { writeWhole } from '../whole-file.mjs'

/**
 * Makes the key pair of the backups at the first start. The public key stays with the data. The private key is written once to a
 * file of its own; when it was moved away, as advised, no new pair is made.
 * @param {import('./places.mjs').BackupPlaces} places
 * @returns {Promise<{ recipient: string, made: boolean }>}
 */
export async function ensureBackupKeys({ recipient: publicFile, identity: privateFile }) {
  if (fs.existsSync(publicFile)) return { recipient: fs.readFileSync(publicFile, 'utf8').trim(), made: false }
  const made = !fs.existsSync(privateFile)
  if (made) writeWhole(privateFile, `${await generateX25519Identity()}\n`)
  const recipient = await identityToRecipient(readIdentity(privateFile))
  writeWhole(publicFile, `${recipient}\n`)
  return { recipient, made }
}

/** The private key in a file, which may have comments as the files of the program `age` do. @param {string} file */
export function readIdentity(file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return lines.map((line) => line.trim()).find((line) => line && !line.startsWith('#')) ?? ''
}
