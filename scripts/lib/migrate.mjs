import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { grantRights } from './grant-rights.mjs'
import { inRoot } from './paths.mjs'
import { handOverJobs, jobsRole, requireRoles } from './roles.mjs'

// Does the same as `prisma migrate deploy`, with the same table, checksums and lock, so that both can be used on one
// database. Prisma's command needs a downloaded engine and half a second; this needs only the database driver.
const prismaLock = 72707369
const createTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

const ownMigrations = inRoot('prisma', 'migrations')

// One migration creates a role, which only an administrator may do. By now the roles are there (roles.mjs).
const roleOfReaders = 'CREATE ROLE "nabij_reader" NOLOGIN;'

/**
 * Applies the migrations that the database does not have yet, and those of graphile-worker, which manages its own tables in
 * the schema `graphile_worker`. Then gives the roles their rights.
 * @param {string} url the owner's
 * @param {string} [dir]
 * @param {(name: string) => void} [onApplied]
 * @param {(name: string) => boolean} [isWanted] by default all are applied
 * @returns {Promise<number>} how many were applied
 */
export async function migrate(url, dir = ownMigrations, onApplied = () => {}, isWanted = () => true) {
  const migrations = migrationsIn(dir).filter(({ name }) => isWanted(name))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await requireRoles(client)
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]) // released when the connection ends
    await client.query(createTable)
    const pending = await pendingOf(client, migrations)
    for (const migration of pending) {
      await apply(client, migration)
      onApplied(migration.name)
    }
    await migrateJobs(client, url)
    await grantRights(client)
    return pending.length
  } finally {
    await client.end()
  }
}

/** The names of the migrations that are still to be applied. @param {string} url a login that may read */
export async function pendingMigrations(url, dir = ownMigrations) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found")
    const migrations = migrationsIn(dir)
    return (rows[0].found ? await pendingOf(client, migrations) : migrations).map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** The migrations that this version has. @returns {{ name: string, checksum: string }[]} */
export const migrationsOfProgram = () => migrationsIn(ownMigrations)

/** The schema of the jobs belongs to a role that owns nothing else and may create it once. */
async function migrateJobs(client, url) {
  const { rows } = await client.query(`SELECT quote_ident(current_database()) AS database,
    to_regnamespace('graphile_worker') IS NULL AS missing`)
  const { database, missing } = rows[0]
  if (missing) await client.query(`GRANT CREATE ON DATABASE ${database} TO ${jobsRole}`)
  else await client.query(handOverJobs)
  const asJobs = new URL(url)
  asJobs.searchParams.set('options', `-c role=${jobsRole}`)
  await runMigrations({ connectionString: asJobs.toString() })
  if (missing) await client.query(`REVOKE CREATE ON DATABASE ${database} FROM ${jobsRole}`)
}

function migrationsIn(dir) {
  if (!fs.existsSync(dir)) return []
  const folders = fs.readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'))
      return { name, sql: sql.toString('utf8'), checksum: crypto.createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function pendingOf(client, migrations) {
  const { rows } = await client.query(
    'SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const applied = new Map(rows.map((row) => [row.name, row]))
  const failed = rows.find((row) => !row.finished_at)
  if (failed) {
    const command = `npx prisma migrate resolve --rolled-back ${failed.name}`
    throw new Error(`Migration ${failed.name} failed earlier. Mend what stopped it, then run: ${command}`)
  }
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name).checksum !== checksum) {
      throw new Error(`Migration ${name} was edited after it was applied; write a new migration instead.`)
    }
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(client, { name, sql, checksum }) {
  const id = crypto.randomUUID()
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await client.query(sql.replace(roleOfReaders, 'NULL;')) // several statements in one message are one transaction
  } catch (error) {
    await client.query('ROLLBACK') // a migration with its own BEGIN leaves its transaction open
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error.message)])
    throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error })
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id])
}
