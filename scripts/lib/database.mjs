import path from 'node:path'
import pg from 'pg'
import { backupPlaces } from './backup/places.mjs'
import { refuseAfterHalfRestore, refuseDuringRestore } from './backup/restore-mark.mjs'
import { startEmbedded } from './embedded-db.mjs'
import { addressesOf } from './login-passwords.mjs'
import { migrate, pendingMigrations } from './migrate.mjs'
import { databaseEnv, roleAdvice } from './roles.mjs'
import { sealDatabase } from './sealing.mjs'
import { keyEnv } from './secret.mjs'

/**
 * Opens the database of a command: the one in DATABASE_URL, or the embedded one in the data folder. Applies its migrations;
 * to a database of one's own only with the login of its owner.
 * @param {{ data: string, lifecycle: import('./lifecycle.mjs').Lifecycle, log?: (line: string) => void,
 *   say?: (line: string) => void }} options say: is told how far the sealing of words of before is, which may take minutes
 * @returns {Promise<{ env: NodeJS.ProcessEnv, embedded: boolean, admin?: string }>} env: what the application needs of it; admin: the
 *   embedded database for the login that reads everything
 */
export async function openDatabase({ data, lifecycle, log = () => {}, say = log }) {
  const embedded = !process.env.DATABASE_URL
  const keys = keyEnv({ data, mayBeMade: embedded })
  const urls = embedded ? await openEmbedded(data, lifecycle, log) : await givenDatabase()
  if (urls.owner) await migrateAndSeal(urls, keys, log, say)
  else await requireMigrated(urls.app)
  return { env: { ...databaseEnv(urls), ...keys }, embedded, admin: urls.admin }
}

/** `nabij migrate`: makes the tables of a database and gives its roles their rights. @returns {Promise<number>} */
export async function migrateDatabase({ data, lifecycle, log = () => {} }) {
  const owner = process.env.DATABASE_OWNER_URL
  if (!owner && process.env.DATABASE_URL)
    throw new Error('DATABASE_OWNER_URL is missing: only the owner changes tables.')
  const keys = keyEnv({ data, mayBeMade: !owner })
  const urls = owner
    ? { owner: await reachable('DATABASE_OWNER_URL', owner) }
    : await openEmbedded(data, lifecycle, log)
  return migrateAndSeal(urls, keys, log)
}

async function migrateAndSeal(urls, keys, log, say = log) {
  const applied = await migrate(urls.owner, undefined, (name) => log(`applied migration ${name}`))
  await sealDatabase(urls, keys, say)
  return applied
}

async function openEmbedded(data, lifecycle, log) {
  const { restoring } = backupPlaces(data)
  refuseDuringRestore(restoring)
  refuseAfterHalfRestore(restoring, path.join(data, 'pg'))
  const starting = startEmbedded({ dir: path.join(data, 'pg'), log })
  return (await lifecycle.hold(starting, (database) => database.stop())).urls
}

async function givenDatabase() {
  const { DATABASE_URL: app, DATABASE_READER_URL: reader, DATABASE_OWNER_URL: owner } = process.env
  if (!reader) throw new Error(`DATABASE_READER_URL is missing. ${roleAdvice('nabij_owner')}`)
  if (owner) return { app, reader, owner: await reachable('DATABASE_OWNER_URL', owner) }
  return { app: await reachable('DATABASE_URL', app), reader }
}

async function requireMigrated(url) {
  const pending = await pendingMigrations(url)
  if (pending.length > 0)
    throw new Error(
      `The database lacks ${pending.length} migrations, the first of which is ${pending[0]}. ` +
        'Run `npm run nabij -- migrate` with DATABASE_OWNER_URL, or set it for this start.',
    )
  if (await hasClearText(url))
    throw new Error(
      'The database holds words that are not encrypted yet. Run `npm run nabij -- migrate` with DATABASE_OWNER_URL.',
    )
}

async function hasClearText(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('SELECT EXISTS (SELECT FROM clear_text) AS waits')).rows[0].waits
  } finally {
    await client.end()
  }
}

async function reachable(name, given, [url, ...others] = addressesOf(given)) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.end()
    return url
  } catch (error) {
    if (error.code === '28P01' && others.length > 0) return reachable(name, given, others)
    const reason = error.message || error.code // a refused connection has no message of its own
    throw new Error(`The database in ${name} (${client.host}:${client.port}) cannot be reached: ${reason}`)
  }
}

/**
 * Whether the embedded database holds no organisation yet. The login of the application would see none in any database.
 * @param {{ admin?: string }} database
 */
export async function isEmpty({ admin }) {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM organisation LIMIT 1')
    return rowCount === 0
  } finally {
    await client.end()
  }
}
