// The secret that signs sessions also encrypts the second factors. Without it a restored database asks everybody for a new one,
// so a secret that Nabij made itself travels in the encrypted backup.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { writeWhole } from '../whole-file.mjs'

const secretFile = (data) => path.join(data, 'secret')

/** The secrets in the data folder, or null when they are given by the environment. @param {string} data */
export const secretOf = (data) =>
  givenSecrets() !== null || !fs.existsSync(secretFile(data)) ? null : fs.readFileSync(secretFile(data), 'utf8').trim()

/** The secrets that do not stand in the data folder. */
const givenSecrets = () => {
  const file = process.env.NABIJ_SECRET_FILE
  if (file) return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : ''
  return process.env.NEXTAUTH_SECRET || null
}

const newestOf = (secrets) => secrets.split(/\s+/)[0]

/** Of the newest secret, to be recognised by a restore. @param {string | null} secret of the data folder */
export const fingerprintOfNewest = (secret) => fingerprint(newestOf(secret ?? givenSecrets() ?? ''))

/** Tells whether two secrets are the same one, and nothing else about them. @param {string} secret */
const fingerprint = (secret) => crypto.createHash('sha256').update(`nabij backup ${secret}`).digest('hex').slice(0, 16)

/**
 * Puts the secret of the backup in place, with the earlier one kept aside. Returns what to tell the operator.
 * @param {string} data @param {{ secret: string | null, secretFingerprint: string }} header @param {string} suffix
 */
export function restoreSecret(data, { secret, secretFingerprint }, suffix) {
  const given = givenSecrets()
  if (given !== null)
    return given.split(/\s+/).some((word) => fingerprint(word) === secretFingerprint)
      ? null
      : 'The secret of the backup is none of those that are given (NEXTAUTH_SECRET). Set the earlier one, or everybody sets up a second factor anew.'
  if (!secret)
    return 'The backup holds no secret: it came from NEXTAUTH_SECRET. Set the same one before the next start.'
  const file = secretFile(data)
  const present = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : null
  if (present === secret) return null
  if (present !== null) fs.renameSync(file, `${file}.${suffix}`)
  writeWhole(file, secret)
  return present === null ? null : `The earlier secret is kept as ${file}.${suffix}.`
}
