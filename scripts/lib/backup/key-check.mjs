// Whether a folder of keys may replace the copy of before. One that was not mounted, was emptied or belongs to another database would
// leave nothing that opens a backup.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { keyTools } from '../key-tools.mjs'
import { writeWhole } from '../whole-file.mjs'
import { BackupRefused } from './refused.mjs'

/** The copy itself is encrypted for somebody else, so this stands beside it: which keys are in it and of how many owners. */
const noteFileOf = (copy) => `${copy}.json`

const hashOf = (copy) => crypto.createHash('sha256').update(fs.readFileSync(copy)).digest('hex')

/**
 * What was noted of this copy. Null when it is not there, or another file was put in its place.
 * @param {string} copy @returns {{ id: string, owners: number } | null}
 */
export function noteOfCopy(copy) {
  try {
    const { sha256, id, owners } = JSON.parse(fs.readFileSync(noteFileOf(copy), 'utf8'))
    return sha256 === hashOf(copy) ? { id, owners } : null
  } catch {
    return null
  }
}

/** @param {string} copy @param {{ id: string, owners: number }} note */
export function noteCopy(copy, { id, owners }) {
  writeWhole(noteFileOf(copy), `${JSON.stringify({ id, owners, sha256: hashOf(copy) })}\n`)
}

/**
 * Throws, in words, when these are not the keys of this database, or fewer than were copied last: a key that is destroyed leaves a mark,
 * so there are never fewer owners.
 * @param {{ store: string, files: ReadonlyMap<string, Buffer>, copy: string, wantedId?: string | null }} options
 *   wantedId: the id that the database has of its keys
 */
export async function requireReplacing({ store, files, copy, wantedId }) {
  const id = files.get('id')?.toString('utf8').trim()
  const noted = noteOfCopy(copy)
  const refuse = (what) => {
    throw new BackupRefused(`${what} ${fs.existsSync(copy) ? `${copy} stays as it is` : 'No copy was made'}: ${advice}`)
  }
  if (!id) refuse(`The keys of families are not in ${store}: the folder is empty or has no id.`)
  if ((wantedId && wantedId !== id) || (noted && noted.id !== id))
    refuse(`The keys in ${store} belong to another database.`)
  const owners = (await keyTools()).countOwners(files)
  if (noted && owners < noted.owners)
    refuse(`${store} has keys of ${owners} families and organisations, and the last copy of ${noted.owners}.`)
  return { id, owners }
}

const advice =
  'put the right folder in place (NABIJ_KEY_STORE). If this one is right all the same, move the earlier copy elsewhere.'

/** @param {import('pg').Client} client @returns {Promise<string | null>} the id of the keys of a database */
export async function keyStoreIdOf(client) {
  const { rows } = await client.query(`SELECT to_regclass('public.key_store') IS NOT NULL AS made`)
  if (!rows[0].made) return null
  return (await client.query('SELECT id::text FROM public.key_store')).rows[0]?.id ?? null
}
