import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { postgresBinaries } from './postgres/binaries.mjs'
import { clusterExists, clusterPassword, createCluster } from './postgres/cluster.mjs'
import { ensureRoles, handOverDatabase, rolePasswords } from './postgres/embedded-roles.mjs'
import { launchServer, runningServer, serverUrl, stopServer } from './postgres/server.mjs'
import { clearUsers, joinUsers, leaveUsers } from './postgres/users.mjs'
import { loginRoles, urlOf } from './roles.mjs'

/**
 * @typedef {object} EmbeddedDatabase
 * @property {Record<'admin' | 'owner' | 'app' | 'reader', string>} urls the database, for each login
 * @property {number} port
 * @property {number} pid
 * @property {boolean} adopted whether the server was running already
 * @property {() => Promise<boolean>} stop stops the server, unless another command is still using it (then false)
 */

/**
 * Starts a real Postgres on 127.0.0.1 with its data in one folder. Used without DATABASE_URL, and by the tests.
 * @param {object} options
 * @param {string} options.dir the data folder, which is created when it is missing
 * @param {number} [options.port] the preferred port; another is used when it is not free
 * @param {string} [options.database]
 * @param {boolean} [options.fast] for temporary data: nothing is flushed to disk
 * @param {boolean} [options.forTests] gives the owner what tests need; by default when it is fast
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<EmbeddedDatabase>}
 */
export async function startEmbedded(options) {
  const { dir, port = 54320, database = 'nabij', fast = false, forTests = fast, log = () => {} } = options
  const folder = path.resolve(dir)
  const { postgres, initdb } = await postgresBinaries()
  if (!clusterExists(folder)) {
    log(`makes a database in ${folder}`)
    createCluster(initdb, folder, { fast })
  }
  const password = clusterPassword(folder)
  const server = await adoptOrLaunch(postgres, folder, password, { port, fast })
  if (server.adopted) log(`uses the database that is already running (process ${server.pid})`)
  joinUsers(folder)
  const passwords = rolePasswords(folder)
  const urlIn = (name) => serverUrl(server.port, password, name)
  await connected(urlIn('postgres'), async (admin) => {
    await ensureRoles(admin, passwords, { forTests })
    await ensureDatabase(admin, database)
  })
  await connected(urlIn(database), handOverDatabase)
  const stop = async () => {
    if (!leaveUsers(folder)) return false
    await stopServer(server.pid)
    return true
  }
  const admin = urlIn(database)
  const logins = Object.entries(loginRoles).map(([name, role]) => [name, urlOf(admin, role, passwords[name])])
  return { urls: { admin, ...Object.fromEntries(logins) }, ...server, stop }
}

async function adoptOrLaunch(postgres, dir, password, options) {
  const end = Date.now() + 60_000
  for (;;) {
    const running = await runningServer(dir, password)
    if (running) return { ...running, adopted: true }
    clearUsers(dir)
    const launched = await launchServer(postgres, dir, password, options)
    if (launched) return { ...launched, adopted: false }
    if (Date.now() > end) throw new Error(`The database in ${dir} stays locked by another process; see ${dir}.log`)
    await sleep(250)
  }
}

async function connected(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function ensureDatabase(admin, database) {
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await admin.query(`create database ${admin.escapeIdentifier(database)} owner ${loginRoles.owner}`)
  } catch (error) {
    if (error.code !== '42P04') throw error // the database exists: another start has just created it
  }
}
