import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { inRoot } from '../paths.mjs'
import { isAlive } from '../processes.mjs'
import { isBackupName } from './files.mjs'
import { formatVersion } from './format.mjs'
import { fingerprintOfNewest } from './secret-copy.mjs'
import { contentHash, leftOut, readTable, sequencesOf, tablesOf } from './tables.mjs'
import { writeEncrypted } from './write-encrypted.mjs'

/** @typedef {{ file: string, bytes: number, rows: number, tables: number, sha256: string, seconds: number, takenAt: string }} Written */

/**
 * Writes one encrypted backup of a database that is in use. All tables are read in one snapshot, so they fit together, and nobody
 * waits for it. The file gets its name when it is complete and on the disk.
 * @param {object} options
 * @param {string} options.url the database, for a login that may read everything
 * @param {string} options.file
 * @param {import('./encryption.mjs').Lock} options.lock
 * @param {string | null} [options.secret] the secret of the sessions, when it was made by Nabij and stands in the data folder
 * @param {Date} [options.now]
 * @returns {Promise<Written>}
 */
export async function writeBackup({ url, file, lock, secret = null, now = new Date() }) {
  const started = performance.now()
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  removeDrafts(file)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const manifest = await writeEncrypted(file, lock, (archive) => fill(archive, client, { secret, now }))
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    const { size: bytes } = fs.statSync(file)
    const tables = Object.keys(manifest.tables).length
    return { file, bytes, rows, tables, sha256: manifest.sha256, seconds, takenAt: now.toISOString() }
  } finally {
    await client.end()
  }
}

async function fill(archive, client, { secret, now }) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const tables = await tablesOf(client)
  await lockTables(client, tables)
  const { rows: migrations } = await client.query(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ORDER BY migration_name`,
  )
  await archive.addJson('header.json', {
    format: formatVersion,
    program: programVersion(),
    takenAt: now.toISOString(),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    leftOut,
    secret,
    secretFingerprint: fingerprintOfNewest(secret),
  })
  const content = {}
  for (const table of tables) {
    const pieces = archive.pieces(table.name)
    content[table.name] = await readTable(client, table, pieces.add)
    await pieces.flush()
  }
  const manifest = { tables: content, sequences: await sequencesOf(client), sha256: contentHash(content) }
  await archive.addJson('manifest.json', manifest)
  await client.query('COMMIT')
  return manifest
}

/** As pg_dump does: nobody changes the shape of a table meanwhile. Reading and writing go on. */
const lockTables = (client, tables) =>
  client.query(
    tables
      .filter(({ name }) => !name.includes('.'))
      .map(({ name }) => `LOCK TABLE public.${client.escapeIdentifier(name)} IN ACCESS SHARE MODE`)
      .join(';'),
  )

const programVersion = () => JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')).version

/** What was left of this file, or of a backup with a name of our own, by a process that was killed. The rest of a folder is others'. */
function removeDrafts(file) {
  for (const entry of fs.readdirSync(path.dirname(file), { withFileTypes: true })) {
    const [, name = '', pid = ''] = /^(.+)\.new-(\d+)$/.exec(entry.name) ?? []
    const isOurs = entry.isFile() && (name === path.basename(file) || isBackupName(name))
    const maker = Number(pid)
    if (isOurs && maker !== process.pid && !isAlive(maker)) fs.rmSync(path.join(path.dirname(file), entry.name))
  }
}
