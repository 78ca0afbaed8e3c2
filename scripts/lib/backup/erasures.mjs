// Which families were erased. A backup from before an erasure does not know it, so the list stands beside the backups as well and
// only ever grows. It holds pseudonyms, days and codes: nothing of anybody.
import fs from 'node:fs'
import { BackupRefused } from './refused.mjs'
import { writeWhole } from '../whole-file.mjs'

const columns = `id, organisation_id, family_id, encode(ref_hash, 'hex') AS ref_hash, reason, erased_by_id, erased_at`

/** @typedef {{ family_id: string }} Erasure as the function apply_erasures takes it */

/** The erasures that a database knows. @param {import('pg').Client} client @returns {Promise<Erasure[]>} */
async function erasuresIn(client) {
  const { rows } = await client.query(`SELECT to_regclass('public.erasure') IS NOT NULL AS kept`)
  if (!rows[0].kept) return []
  const erasures = await client.query(`SELECT ${columns} FROM public.erasure ORDER BY erased_at, family_id`)
  return JSON.parse(JSON.stringify(erasures.rows))
}

/** Before an organisation is there, a database knows nothing: its empty list would pass for that of the one that was lost. */
async function hasOrganisation(client) {
  const { rows } = await client.query(`SELECT to_regclass('public.organisation') IS NOT NULL AS made`)
  if (!rows[0].made) return false
  return (await client.query('SELECT FROM public.organisation LIMIT 1')).rowCount > 0
}

/**
 * A list as `nabij erasures list` prints it. A file that is not there counts as an empty list: where that would bring families
 * back, `requireErasures` is asked first.
 * @param {string} file @returns {Erasure[]}
 */
export function storedErasures(file) {
  if (!fs.existsSync(file)) return []
  const erasures = parsedList(fs.readFileSync(file, 'utf8'))
  if (erasures) return erasures
  throw new BackupRefused(
    `${file} cannot be read. It says which families were erased: put its last whole copy in place.`,
  )
}

/**
 * Throws when there is no list, which is not the same as an empty one: that is written as well.
 * @param {string} file @param {{ withoutErasures?: boolean }} options
 */
export function requireErasures(file, { withoutErasures = false }) {
  if (withoutErasures || fs.existsSync(file)) return
  throw new BackupRefused(
    `There is no ${file}. It says which families were erased since, and without it they are back. Copy the newest erasures.json, which stood beside the backups, to that place. Only when there is none, or nobody was ever erased: --without-erasures.`,
  )
}

function parsedList(text) {
  try {
    const list = JSON.parse(text)
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}

const joined = (...lists) => [...new Map(lists.flat().map((erasure) => [erasure.family_id, erasure])).values()]

/** Brings the list beside the backups up to the database, also when nobody was erased. @param {import('pg').Client} client @param {string} file */
export async function keepErasures(client, file) {
  const stored = storedErasures(file)
  const erasures = joined(stored, await erasuresIn(client))
  const isNew = !fs.existsSync(file) && (await hasOrganisation(client))
  if (isNew || erasures.length > stored.length) writeWhole(file, `${JSON.stringify(erasures, null, 1)}\n`)
  return erasures
}

/**
 * Erases again, in a restored copy, whatever was erased since. Returns how many families it still held.
 * @param {import('pg').Client} client @param {Erasure[]} erasures
 */
export async function applyErasures(client, erasures) {
  if (erasures.length === 0) return 0
  const { rowCount } = await client.query('SELECT apply_erasures($1::jsonb)', [JSON.stringify(erasures)])
  return rowCount
}
