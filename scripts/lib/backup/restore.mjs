import fs from 'node:fs'
import path from 'node:path'
import { startEmbedded } from '../embedded-db.mjs'
import { postgresBinaries } from '../postgres/binaries.mjs'
import { clusterExists, flushCluster } from '../postgres/cluster.mjs'
import { usersOf } from '../postgres/users.mjs'
import { runningApp, runningAppFile } from '../running-app.mjs'
import { keepErasures, requireErasures, storedErasures } from './erasures.mjs'
import { keyCopyFor } from './key-copy.mjs'
import { headerOf, loadBackup, removeDatabaseFolder, sweepAbandoned, withClient } from './load.mjs'
import { flushFolder } from '../whole-file.mjs'
import { BackupRefused } from './refused.mjs'
import { damageOf, draftKeys, draftOfKeys, needsKeys, placeKeys, requireSomeKeys } from './restore-keys.mjs'
import { withRestoreMark } from './restore-mark.mjs'
import { restoreSecret } from './secret-copy.mjs'
import { settle } from './settle.mjs'

/**
 * @typedef {object} Restored
 * @property {string} takenAt
 * @property {number} rows
 * @property {number} erased families that were erased again
 * @property {Record<string, number>} ended
 * @property {string | null} keptAs where the earlier database is now
 * @property {string[]} advice
 * @property {number} seconds
 */

/** Where this process makes the new database. @param {string} data */
export const restoreFolder = (data) => path.join(data, `pg.restoring-${process.pid}`)

/**
 * Puts the database of a backup in place of the embedded one. It is made in a folder of its own and compared with the backup; the
 * earlier database is renamed only after that, and is kept.
 * @param {{ file: string, unlock: import('./encryption.mjs').Unlock, places: import('./places.mjs').BackupPlaces,
 *   keys?: string, withoutErasures?: boolean, say?: (line: string) => void }} options keys: the newest copy of the keys;
 *   withoutErasures: goes on when no list of erasures is found
 * @returns {Promise<Restored>}
 */
export async function restoreBackup({ file, unlock, places, keys, withoutErasures, say = () => {} }) {
  const started = performance.now()
  const { data } = places
  const present = path.join(data, 'pg')
  const copy = keyCopyFor(places, file, keys)
  refuseWhileInUse(data, present)
  return withRestoreMark(places.restoring, async () => {
    await sweepAbandoned(data)
    if (needsKeys(await headerOf(file, unlock))) requireSomeKeys(places, copy)
    if (!fs.existsSync(places.erasures)) await noteErasuresOf(present, places.erasures)
    requireErasures(places.erasures, { withoutErasures })
    const fresh = restoreFolder(data)
    const made = await makeDatabase({ file, unlock, places, present, fresh, copy, say })
    flushCluster((await postgresBinaries()).initdb, fresh)
    refuseWhileInUse(data, present)
    const suffix = `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
    if (made.drafted) await placeKeys({ places, draft: draftOfKeys(fresh), drafted: made.drafted, suffix })
    const keptAs = putInPlace(fresh, present, suffix)
    const secretAdvice = restoreSecret(data, made.header, suffix)
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
    const { erased, ended, rows, header } = made
    const advice = [made.advice, secretAdvice, ...damageOf(made.drafted?.sample)].filter(Boolean)
    return { takenAt: header.takenAt, rows, erased, ended, keptAs, advice, seconds }
  })
}

/** The new database and its keys, in folders of their own that are removed again when anything is not as it should be. */
async function makeDatabase({ file, unlock, places, present, fresh, copy, say }) {
  const { header, manifest, database } = await loadBackup({ file, unlock, dir: fresh })
  let isReady = false
  try {
    say('The restored database equals the backup.')
    const advice = await noteErasuresOf(present, places.erasures)
    const made = await withClient(database.urls.admin, async (client) => {
      const { erased, ended } = await settle(client, storedErasures(places.erasures), header.takenAt)
      const unlocks = [unlock, { identityFile: places.identity }]
      const drafted = await draftKeys({ client, places, copy, unlocks, draft: draftOfKeys(fresh) })
      return { erased, ended, drafted }
    })
    isReady = true
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    return { header, advice, rows, ...made }
  } finally {
    await database.stop()
    if (!isReady) removeDatabaseFolder(fresh)
  }
}

function refuseWhileInUse(data, present) {
  const app = runningApp(runningAppFile(data))
  if (app) throw new BackupRefused(`Nabij runs (process ${app.pid}). Stop it first: a restore replaces its database.`)
  const users = usersOf(present)
  if (users.length > 0)
    throw new BackupRefused(`Another command uses the database (process ${users[0]}). Stop it first.`)
}

/** The database that is about to be replaced may know erasures that no list has yet. It may also be what is broken. */
async function noteErasuresOf(present, file) {
  if (!clusterExists(present)) return null
  let database
  try {
    database = await startEmbedded({ dir: present, port: 0 })
    await withClient(database.urls.admin, (client) => keepErasures(client, file))
    return null
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    return `The earlier database could not be asked which families were erased lately. ${file} knows those until its last change.`
  } finally {
    await database?.stop()
  }
}

function putInPlace(fresh, present, suffix) {
  const keptAs = clusterExists(present) ? `${present}.${suffix}` : null
  if (keptAs) fs.renameSync(present, keptAs)
  fs.renameSync(fresh, present)
  flushFolder(path.dirname(present))
  removeDatabaseFolder(fresh)
  return keptAs
}
