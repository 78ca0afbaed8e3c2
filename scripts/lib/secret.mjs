import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { keptSecret } from './data-dir.mjs'
import { writeFirst } from './whole-file.mjs'

const howTo = `Make one with:  openssl rand -base64 32
          or:  node -p "crypto.randomBytes(32).toString('base64')"`
const placeholder = /change[-_ ]?me|replace[-_ ]?me|your[-_ ]?secret|^secret|example|placeholder|password|nextauth/i

/**
 * The secrets that sign the sessions, the newest first. With DATABASE_URL they must be given, in a file or in NEXTAUTH_SECRET, and be
 * hard to guess: whoever guesses one can sign in as anybody. For the embedded database one is created and stored in the data folder.
 * Processes read the file again when it changes; what stands in the environment they keep until they end.
 * @param {{ data: string, mayBeMade: boolean }} options
 */
export function secretEnv({ data, mayBeMade }) {
  const isKept = !process.env.NEXTAUTH_SECRET && !process.env.NABIJ_SECRET_FILE && mayBeMade
  if (isKept) keptSecret(data)
  const file = isKept ? path.join(data, 'secret') : process.env.NABIJ_SECRET_FILE
  const name = file ? `NABIJ_SECRET_FILE (${file})` : 'NEXTAUTH_SECRET'
  const secrets = (file ? textOf(file) : (process.env.NEXTAUTH_SECRET ?? '')).trim()
  for (const secret of secrets.split(/\s+/)) {
    const fault = weaknessOf(secret)
    if (fault) throw new Error(`${name} ${fault}.\n${howTo}`)
  }
  return { NEXTAUTH_SECRET: secrets, ...(file ? { NABIJ_SECRET_FILE: path.resolve(file) } : {}) }
}

const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

/**
 * The keys of the chain over the log, with spaces between them: the first one seals, the others verify what they sealed. Like the
 * secret of the sessions they must be given with DATABASE_URL, or are kept in the data folder, and are in no database.
 * @param {{ data: string, mayBeMade: boolean }} options
 */
function auditKeys({ data, mayBeMade }) {
  const given = process.env.NABIJ_AUDIT_KEY?.trim() || (mayBeMade ? keptSecret(data, 'audit-key') : '')
  for (const key of given.split(/\s+/)) {
    const fault = weaknessOf(key)
    if (fault) throw new Error(`NABIJ_AUDIT_KEY ${fault}.\n${howTo}`)
  }
  return given
}

/**
 * What whoever seals or verifies the log needs. The end of the chain goes to a file of the data folder, unless another is given;
 * with DATABASE_URL only to one that is given, because that folder may be gone at the next start.
 * @param {{ data: string, mayBeMade: boolean }} options
 */
export function chainEnv({ data, mayBeMade }) {
  const anchor = process.env.NABIJ_AUDIT_ANCHOR || (mayBeMade ? path.join(data, 'audit-anchors.jsonl') : undefined)
  return { NABIJ_AUDIT_KEY: auditKeys({ data, mayBeMade }), ...(anchor ? { NABIJ_AUDIT_ANCHOR: anchor } : {}) }
}

const keyHowTo = (name) => `${name} is missing. See docs/operations.md, “Keys of families”.`

/**
 * Where the keys of families are. With DATABASE_URL it must be said. For the embedded database the wrapped keys stand beside the
 * data folder and the master key, which opens them, stands in it.
 * @param {{ data: string, mayBeMade: boolean, given?: NodeJS.ProcessEnv }} options given: the settings
 * @returns {{ NABIJ_KEY_STORE: string, NABIJ_MASTER_KEY_FILE?: string, NABIJ_MASTER_KEY_COMMAND?: string }}
 */
export function keyEnv({ data, mayBeMade, given = process.env }) {
  const { NABIJ_KEY_STORE: store, NABIJ_MASTER_KEY_FILE: file, NABIJ_MASTER_KEY_COMMAND: command } = given
  if (!store && !mayBeMade) throw new Error(keyHowTo('NABIJ_KEY_STORE'))
  const folder = path.resolve(store || `${data}-keys`)
  if (file) return { NABIJ_KEY_STORE: folder, NABIJ_MASTER_KEY_FILE: path.resolve(file) }
  if (command) return { NABIJ_KEY_STORE: folder, NABIJ_MASTER_KEY_COMMAND: command }
  if (!mayBeMade) throw new Error(keyHowTo('NABIJ_MASTER_KEY_FILE or NABIJ_MASTER_KEY_COMMAND'))
  return { NABIJ_KEY_STORE: folder, NABIJ_MASTER_KEY_FILE: keptMasterKey(data, folder) }
}

/** A new master key opens nothing that an earlier one wrapped, so it is made only with the keys themselves. */
function keptMasterKey(data, folder) {
  const file = path.join(data, 'master-key')
  if (fs.existsSync(file)) return file
  if (fs.existsSync(path.join(folder, 'id')))
    throw new Error(`${file} is missing: the master key that opens ${folder}. Put it back from its copy.`)
  writeFirst(file, `${crypto.randomBytes(32).toString('base64')}\n`)
  return file
}

/** Why a secret is too weak, in words, or null. @param {string} secret @returns {string | null} */
export function weaknessOf(secret) {
  if (!secret) return 'is missing'
  if (placeholder.test(secret)) return 'is a placeholder'
  if (secret.length < 32) return 'is shorter than 32 characters'
  if (new Set(secret).size < 10) return 'has fewer than 10 different characters'
  return null
}
