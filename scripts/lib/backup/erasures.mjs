// Which families were erased. A backup from before an erasure does not know it, so the list stands beside the backups as well and
// only ever grows. It holds pseudonyms, days and codes: nothing of anybody.
import fs from 'node:fs'
import { BackupRefused } from './refused.mjs'
import { writeWhole } from './places.mjs'

const columns = `id, organisation_id, family_id, encode(ref_hash, 'hex') AS ref_hash, reason, erased_by_id, erased_at`

/** @typedef {{ family_id: string }} Erasure as the function apply_erasures takes it */

/** The erasures that a database knows. @param {import('pg').Client} client @returns {Promise<Erasure[]>} */
async function erasuresIn(client) {
  const { rows } = await client.query(`SELECT to_regclass('public.erasure') IS NOT NULL AS kept`)
  if (!rows[0].kept) return []
  const erasures = await client.query(`SELECT ${columns} FROM public.erasure ORDER BY erased_at, family_id`)
  return JSON.parse(JSON.stringify(erasures.rows))
}

/** A list as `nabij erasures list` prints it. @param {string} file @returns {Erasure[]} */
export function storedErasures(file) {
  if (!fs.existsSync(file)) return []
  const erasures = parsedList(fs.readFileSync(file, 'utf8'))
  if (erasures) return erasures
  throw new BackupRefused(
    `${file} cannot be read. It says which families were erased: put its last whole copy in place.`,
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

/** Brings the list beside the backups up to the database. @param {import('pg').Client} client @param {string} file */
export async function keepErasures(client, file) {
  const stored = storedErasures(file)
  const erasures = joined(stored, await erasuresIn(client))
  if (erasures.length > stored.length) writeWhole(file, `${JSON.stringify(erasures, null, 1)}\n`)
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
