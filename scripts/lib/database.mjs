import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from './embedded-db.mjs'
import { migrate } from './migrate.mjs'

/**
 * Opens the database of a command: the one in DATABASE_URL, or the embedded one in the data folder. Applies its migrations.
 * @param {{ data: string, lifecycle: import('./lifecycle.mjs').Lifecycle, log?: (line: string) => void }} options
 * @returns {Promise<{ url: string, embedded: boolean }>}
 */
export async function openDatabase({ data, lifecycle, log = () => {} }) {
  const given = process.env.DATABASE_URL
  const url = given ? await reachable(given) : await openEmbedded(data, lifecycle, log)
  await migrate(url, undefined, (name) => log(`applied migration ${name}`))
  return { url, embedded: !given }
}

async function openEmbedded(data, lifecycle, log) {
  const starting = startEmbedded({ dir: path.join(data, 'pg'), log })
  const { url } = await lifecycle.hold(starting, (database) => database.stop())
  return url
}

async function reachable(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.end()
    return url
  } catch (error) {
    const reason = error.message || error.code // a refused connection has no message of its own
    throw new Error(`The database in DATABASE_URL (${client.host}:${client.port}) cannot be reached: ${reason}`)
  }
}

/** Whether the database holds no organisation yet. @param {string} url */
export async function isEmpty(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM organisation LIMIT 1')
    return rowCount === 0
  } finally {
    await client.end()
  }
}
