import { finished } from 'node:stream/promises'
import fs from 'node:fs'
import path from 'node:path'
import { from as copyFrom } from 'pg-copy-streams'
import pg from 'pg'
import { startEmbedded } from '../embedded-db.mjs'
import { migrate, migrationsOfProgram } from '../migrate.mjs'
import { stopServer } from '../postgres/server.mjs'
import { commandLine, isAlive, isAliveAs } from '../processes.mjs'
import { entriesIn, writeTo } from './archive.mjs'
import { parsedHeader, parsedManifest } from './format.mjs'
import { BackupRefused } from './refused.mjs'
import { restoringProgram } from './restore-mark.mjs'
import { contentHash, contentOf, differences, queueTable, rowTally, tablesOf } from './tables.mjs'

/**
 * @typedef {object} Loaded
 * @property {any} header
 * @property {any} manifest
 * @property {import('../embedded-db.mjs').EmbeddedDatabase} database
 */

/**
 * Makes a new embedded database in an empty folder and fills it with a backup. Whatever is wrong with the file, nothing else is
 * touched, and the folder is removed again. The result was read back and equals the backup to the byte. Nothing of it is flushed to
 * the disk yet.
 * @param {{ file: string, unlock: import('./encryption.mjs').Unlock, dir: string }} options
 * @returns {Promise<Loaded>}
 */
export async function loadBackup({ file, unlock, dir }) {
  const entries = entriesIn(file, unlock)
  const header = parsedFirst(await entries.next())
  requireKnownVersion(header)
  const database = await startEmbedded({ dir, port: 0, fast: true, forTests: false })
  try {
    const applied = new Set(header.migrations.map(({ name }) => name))
    await migrate(database.urls.owner, undefined, undefined, (name) => applied.has(name))
    const manifest = await withClient(database.urls.admin, (client) => fill(client, entries, header, file))
    await migrate(database.urls.owner)
    return { header, manifest, database }
  } catch (error) {
    await database.stop()
    removeDatabaseFolder(dir)
    throw error
  } finally {
    await entries.return(undefined)
  }
}

/** What a backup says of itself. @param {string} file @param {import('./encryption.mjs').Unlock} unlock */
export async function headerOf(file, unlock) {
  const entries = entriesIn(file, unlock)
  try {
    return parsedFirst(await entries.next())
  } finally {
    await entries.return(undefined)
  }
}

const parsedFirst = ({ value }) => parsedHeader(value?.name === 'header.json' ? value.body : Buffer.alloc(0))

/** Removes the folder of a stopped database, with what stands beside it. @param {string} dir */
export function removeDatabaseFolder(dir) {
  for (const suffix of ['', '.log', '.users', '.keys']) fs.rmSync(`${dir}${suffix}`, { recursive: true, force: true })
}

/** Ends and removes a database that was being filled when this process, or an earlier one, was stopped. @param {string} dir */
export async function abandonDatabase(dir) {
  const pidFile = path.join(dir, 'postmaster.pid')
  const pid = fs.existsSync(pidFile) ? Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10) : 0
  if (isAlive(pid) && commandLine(pid).includes(dir)) await stopServer(pid)
  removeDatabaseFolder(dir)
}

/** Removes what restores and drills left that were killed: it holds everything, unencrypted. @param {string} data */
export async function sweepAbandoned(data) {
  for (const name of fs.readdirSync(data)) {
    const maker = Number(/^pg\.(?:restoring|drill)-(\d+)$/.exec(name)?.[1])
    const isBeingMade = maker === process.pid || isAliveAs(maker, restoringProgram)
    if (maker && !isBeingMade) await abandonDatabase(path.join(data, name))
  }
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A backup fits when this program has each of its migrations, unchanged. */
function requireKnownVersion({ migrations }) {
  const known = new Map(migrationsOfProgram().map(({ name, checksum }) => [name, checksum]))
  if (migrations.some(({ name, checksum }) => known.get(name) !== checksum))
    throw new BackupRefused(
      'This backup was made by a newer or another Nabij. Install that version, and restore with it.',
    )
}

async function fill(client, entries, header, file) {
  const tables = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  requireSameTables(tables, header.tables)
  await client.query('BEGIN; SET LOCAL session_replication_role = replica') // foreign keys and triggers saw these rows before
  const names = [...tables.keys()].filter((name) => name !== queueTable)
  await client.query(`TRUNCATE ${names.map((name) => client.escapeIdentifier(name)).join(', ')} CASCADE`)
  const { content, manifest } = await copyAll(client, entries, tables, file)
  requireEqual(manifest.tables, content, file)
  await setSequences(client, manifest.sequences)
  await client.query('COMMIT')
  requireEqual(manifest.tables, await contentOf(client), file)
  if (contentHash(manifest.tables) !== manifest.sha256) throw new BackupRefused(`${file} contradicts itself.`)
  await client.query('ANALYZE')
  return manifest
}

function requireSameTables(tables, expected) {
  const same =
    expected.length === tables.size &&
    expected.every(({ name, columns }) => String(tables.get(name)?.columns) === String(columns))
  if (!same) throw new BackupRefused('The tables of this backup are not those of its version.')
}

function requireEqual(expected, found, file) {
  const different = differences(expected, found)
  if (different.length > 0) throw new BackupRefused(`${file} does not hold what it says, in: ${different.join(', ')}.`)
}

async function copyAll(client, entries, tables, file) {
  const content = Object.fromEntries([...tables.keys()].map((name) => [name, rowTally().sum()]))
  let open = null
  const close = async () => {
    if (!open) return
    open.stream.end()
    await finished(open.stream)
    content[open.name] = open.tally.sum()
    if (open.name === queueTable) await client.query(addToQueue)
    open = null
  }
  for await (const { name, body } of entries) {
    const table = /^data\/([\w.]+)\/\d{6}\.copy$/.exec(name)?.[1]
    if (table !== open?.name) await close()
    if (name === 'manifest.json') return { content, manifest: parsedManifest(body) }
    if (!table || !tables.has(table)) throw new BackupRefused(`${file} holds a part that does not belong to it.`)
    open ??= await opened(client, tables.get(table))
    open.tally.add(body)
    await writeTo(open.stream, body)
  }
  throw new BackupRefused(`${file} was cut off: its list of contents is missing.`)
}

/** The queue comes into a temporary table first. */
const queueDraft = `CREATE TEMPORARY TABLE queue_draft (key text, identifier text, payload json, run_at timestamptz,
  max_attempts int, priority int) ON COMMIT DROP`
const addToQueue = `SELECT graphile_worker.add_job(identifier, payload, NULL, run_at, max_attempts, key, priority) FROM queue_draft`

async function opened(client, { name, columns }) {
  if (name === queueTable) await client.query(queueDraft)
  const target = name === queueTable ? 'queue_draft' : client.escapeIdentifier(name)
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyFrom(`COPY ${target} (${list}) FROM STDIN`))
  stream.on('error', () => {}) // `finished` and the next write report it
  return { name, stream, tally: rowTally() }
}

async function setSequences(client, sequences) {
  for (const [name, { at, called }] of Object.entries(sequences))
    await client.query('SELECT setval(to_regclass($1), $2, $3)', [client.escapeIdentifier(name), at, called])
}
