import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'

/** The folder with the database, the secret and the accounts of the demonstration. Only its owner can read it. */
export function dataDir() {
  const dir = path.resolve(process.env.NABIJ_DATA_DIR || inRoot('.data'))
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  return dir
}

/**
 * A secret that is created at the first start: the one that signs the sessions, or the key of the chain over the log.
 * @param {string} dir @param {'secret' | 'audit-key'} [name]
 */
export function keptSecret(dir, name = 'secret') {
  const file = path.join(dir, name)
  try {
    fs.writeFileSync(file, crypto.randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}
