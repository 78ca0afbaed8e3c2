// The keys with which a restored database is read: those of this machine, or of the newest copy, and never of the backup.
import fs from 'node:fs'
import path from 'node:path'
import { keyTools } from '../key-tools.mjs'
import { noteOfCopy } from './key-check.mjs'
import { keysInCopy, writeKeyFolder } from './key-copy.mjs'
import { BackupRefused } from './refused.mjs'

/** Beside the database that is being made, and removed with it. @param {string} folder of that database */
export const draftOfKeys = (folder) => `${folder}.keys`

/** Backups from before it hold words in clear, and need no key. */
const firstSealed = '0054_sealed_text'

/** @param {{ migrations: { name: string }[] }} header */
export const needsKeys = ({ migrations }) => migrations.some(({ name }) => name === firstSealed)

const missing = (copy) =>
  `The keys of this backup are missing. They are in no backup: without them nobody reads what it holds. Put the newest keys.age, which stood beside the backups, at ${copy}, or name it: --keys FILE.`

const idIn = (files) => files?.get('id')?.toString('utf8').trim()

const filesIn = (folder) =>
  fs.existsSync(path.join(folder, 'id'))
    ? new Map(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name))]))
    : null

/** Throws when there are neither keys nor a copy of them, before anything is done. */
export function requireSomeKeys({ keyStore }, copy) {
  if (!fs.existsSync(path.join(keyStore, 'id')) && !fs.existsSync(copy)) throw new BackupRefused(missing(copy))
}

/**
 * Makes, in a folder of its own, the keys that belong to a restored database: those of this machine with what the copy knows besides.
 * Whoever was erased has none. Throws, in words, when some of what the database holds cannot be opened with them.
 * @param {{ client: import('pg').Client, places: import('./places.mjs').BackupPlaces, copy: string,
 *   unlocks: import('./encryption.mjs').Unlock[], draft: string }} options client: of the restored database
 */
export async function draftKeys({ client, places, copy, unlocks, draft }) {
  const { rows } = await client.query('SELECT id::text FROM key_store')
  const wanted = rows[0]?.id
  if (!wanted) return null // nothing was sealed yet
  const tools = await keyTools()
  const own = filesIn(places.keyStore)
  const copied = fs.existsSync(copy) ? await keysInCopy(copy, unlocks) : null
  const [present, added] = [own, copied].map((files) => (idIn(files) === wanted ? files : null))
  if (!present && !added) throw new BackupRefused(missing(copy))
  writeKeyFolder(draft, present ?? added)
  if (present && added) tools.addKeysTo(draft, added)
  const erased = (await client.query('SELECT family_id::text AS id FROM erasure')).rows.map(({ id }) => id)
  tools.destroyKeysIn(draft, erased)
  const keys = { folder: draft, source: masterSource(places.data) }
  requireWhole(await gapsOf(tools, client, keys), copy)
  const sample = await tools.openSample(client, keys)
  requireOpened(sample)
  return { sample, isOwn: present !== null, added, erased }
}

/** Not made here: a new master key opens nothing. */
function masterSource(data) {
  const { NABIJ_MASTER_KEY_FILE: file, NABIJ_MASTER_KEY_COMMAND: command } = process.env
  if (file) return { file: path.resolve(file) }
  return command ? { command } : { file: path.join(data, 'master-key') }
}

async function gapsOf(tools, client, keys) {
  try {
    return await tools.keyGaps(client, keys)
  } catch (error) {
    if (error.name !== 'UnfitKeys') throw error
    throw new BackupRefused(`${error.message} ${masterAdvice(keys)}`)
  }
}

const masterAdvice = ({ source }) =>
  `The master key, which is in no backup, opens the keys: put it back ${source.file ? `at ${source.file}` : 'where the command finds it'}.`

function requireWhole({ missing: without, destroyed, unreadable }, copy) {
  if (without + destroyed > 0)
    throw new BackupRefused(
      `${without + destroyed} families or organisations of the backup have no key in the newest copy (${copy}), and were not erased. It is not the newest one: put that in place.`,
    )
  if (unreadable > 0)
    throw new BackupRefused(
      `The keys of ${unreadable} families or organisations were wrapped by a master key that is not there. Put it back, also behind a newer one.`,
    )
}

/**
 * Some of every sealed column must open. One damaged text is no reason to have nothing.
 * @param {Record<string, { opened: number, damaged: number }>} sample
 */
export function requireOpened(sample) {
  const closed = Object.keys(sample).filter((column) => sample[column].damaged > 0 && sample[column].opened === 0)
  if (closed.length > 0)
    throw new BackupRefused(
      `Nothing of ${closed.join(', ')} opens with these keys: the texts are damaged, or belong to others.`,
    )
}

/** What did not open of a sample that passed, by its column and without a word of it. */
export const damageOf = (sample) =>
  Object.entries(sample ?? {})
    .filter(([, { damaged }]) => damaged > 0)
    .map(
      ([column, { opened, damaged }]) =>
        `${column}: ${damaged} of ${opened + damaged} texts that were tried do not open. They are damaged: the page on which one stands says so.`,
    )

/**
 * Puts the draft in place. Keys of this machine get what they lack, and no byte of them is moved. Those of another installation are
 * kept aside.
 */
export async function placeKeys({ places: { keyStore, keyCopy }, draft, drafted, suffix }) {
  const tools = await keyTools()
  if (drafted.isOwn) {
    if (drafted.added) tools.addKeysTo(keyStore, drafted.added)
    tools.destroyKeysIn(keyStore, drafted.erased)
    return
  }
  if (fs.existsSync(keyStore)) fs.renameSync(keyStore, `${keyStore}.${suffix}`)
  const noted = noteOfCopy(keyCopy)
  if (noted && noted.id !== idIn(filesIn(draft))) fs.renameSync(keyCopy, `${keyCopy}.${suffix}`)
  fs.mkdirSync(path.dirname(keyStore), { recursive: true, mode: 0o700 })
  fs.renameSync(draft, keyStore)
}

/** For a database that other tools restored, in the folder of keys of this machine. Returns warnings. */
export async function settleKeys({ client, places, copy, unlocks }) {
  const draft = `${places.keyStore}.restoring-${process.pid}`
  const suffix = `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
  try {
    const drafted = await draftKeys({ client, places, copy, unlocks, draft })
    if (drafted) await placeKeys({ places, draft, drafted, suffix })
    return damageOf(drafted?.sample)
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
  }
}
