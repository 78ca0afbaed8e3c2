import path from 'node:path'
import { storedErasures } from './erasures.mjs'
import { keyCopyFor } from './key-copy.mjs'
import { loadBackup, removeDatabaseFolder, sweepAbandoned, withClient } from './load.mjs'
import { damageOf, draftKeys, draftOfKeys } from './restore-keys.mjs'
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
 * @property {Record<string, number>} opened how many texts of each sealed column were opened with the newest copy of the keys
 * @property {string[]} damage what did not open, by its column
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
    const { erased, sample } = await withClient(database.urls.admin, async (client) => {
      const settled = await settle(client, storedErasures(places.erasures), header.takenAt)
      return { ...settled, sample: await openWithCopy({ client, file, unlock, places, draft: draftOfKeys(dir) }) }
    })
    const tables = Object.values(manifest.tables)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
    const { takenAt } = header
    const opened = Object.fromEntries(Object.entries(sample).map(([column, count]) => [column, count.opened]))
    const damage = damageOf(sample)
    return {
      equal: true,
      file,
      takenAt,
      tables: tables.length,
      rows,
      sha256: manifest.sha256,
      erased,
      opened,
      damage,
      seconds,
    }
  } finally {
    await database.stop()
    removeDatabaseFolder(dir)
  }
}

/** With the copy alone, as on the day on which this machine is gone. */
async function openWithCopy({ client, file, unlock, places, draft }) {
  const copy = keyCopyFor(places, file)
  const unlocks = [unlock, { identityFile: places.identity }]
  const elsewhere = { ...places, keyStore: path.join(draft, 'none') }
  return (await draftKeys({ client, places: elsewhere, copy, unlocks, draft }))?.sample ?? {}
}
