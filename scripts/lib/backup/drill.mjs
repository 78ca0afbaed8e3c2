import path from 'node:path'
import { storedErasures } from './erasures.mjs'
import { loadBackup, removeDatabaseFolder, sweepAbandoned, withClient } from './load.mjs'
import { settle } from './settle.mjs'

/**
 * @typedef {object} Drill
 * @property {boolean} equal
 * @property {string} file
 * @property {string} takenAt
 * @property {number} tables
 * @property {number} rows
 * @property {string} sha256
 * @property {number} erased
 * @property {number} seconds
 */

/** Beside the database, because it holds the same until it is removed. @param {string} data */
export const drillFolder = (data) => path.join(data, `pg.drill-${process.pid}`)

/**
 * Restores a backup into a folder of its own, on a free port of this machine alone, compares every table with the backup, applies
 * the erasures as a restore does, and removes the folder again. Throws when the backup is not what it says.
 * @param {{ file: string, unlock: import('./encryption.mjs').Unlock, places: import('./places.mjs').BackupPlaces }} options
 * @returns {Promise<Drill>}
 */
export async function drillBackup({ file, unlock, places }) {
  const started = performance.now()
  const dir = drillFolder(places.data)
  await sweepAbandoned(places.data)
  const { header, manifest, database } = await loadBackup({ file, unlock, dir })
  try {
    const { erased } = await withClient(database.urls.admin, (client) =>
      settle(client, storedErasures(places.erasures), header.takenAt),
    )
    const tables = Object.values(manifest.tables)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
    const { takenAt } = header
    return { equal: true, file, takenAt, tables: tables.length, rows, sha256: manifest.sha256, erased, seconds }
  } finally {
    await database.stop()
    removeDatabaseFolder(dir)
  }
}
