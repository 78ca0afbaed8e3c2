/** The application and its database, which a fault kills and starts again. Everything listens on 127.0.0.1. */
import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { healthy, openedAddress, startNext } from '../lib/app-server.mjs'
import { ensureCli } from '../lib/cli-bundle.mjs'
import { startEmbedded } from '../lib/embedded-db.mjs'
import { migrate } from '../lib/migrate.mjs'
import { root } from '../lib/paths.mjs'
import { freePort } from '../lib/ports.mjs'
import { hasGone, sendSignal } from '../lib/processes.mjs'
import { databaseEnv } from '../lib/roles.mjs'
import { sealDatabase, textsUnder } from '../lib/sealing.mjs'
import { keyEnv } from '../lib/secret.mjs'
import { startMail } from './mail.mjs'

const host = '127.0.0.1'

/** Postgres with the settings of a real installation: a commit is on the disk. */
async function startDatabase(dir) {
  let running = await startEmbedded({ dir, port: 0 })
  const { urls, port } = running
  await migrate(urls.owner)
  const start = async () => {
    running = await startEmbedded({ dir, port })
    if (running.port !== port) throw new Error('Another program took the port of the database.')
    Object.assign(urls, running.urls) // a database that was restored has other passwords
  }
  /** @param {NodeJS.Signals} signal SIGINT: fast, SIGQUIT: immediate, SIGKILL: the postmaster alone, as by the system */
  const end = async (signal) => {
    if (!running) return
    sendSignal(running.pid, signal)
    if (!(await hasGone(running.pid, 30_000))) throw new Error('The database does not end.')
    running = null // its process id may become that of another program
  }
  /** Asks several things over one connection, as the administrator, from whom no policy hides a row. */
  const connected = async (work) => {
    const client = new pg.Client({ connectionString: urls.admin })
    await client.connect()
    try {
      return await work(async (sql, params = []) => (await client.query(sql, params)).rows)
    } finally {
      await client.end()
    }
  }
  const query = (sql, params) => connected((ask) => ask(sql, params))
  return { dir, urls, query, connected, start, end }
}

/** @typedef {Awaited<ReturnType<typeof startDatabase>>} Database */

/** @param {{ env: NodeJS.ProcessEnv, port: number, address: string, logFile: string }} options */
function application({ env, port, address, logFile }) {
  let running
  let changes = {}
  /** Returns after how many milliseconds it serves. */
  const start = async () => {
    const started = performance.now()
    const log = fs.openSync(logFile, 'a')
    running = startNext({ mode: 'start', host, port, env: { ...env, ...changes }, stdio: ['ignore', log, log] })
    fs.closeSync(log) // the process has it
    await healthy(address, running.exited)
    return performance.now() - started
  }
  const kill = async () => {
    sendSignal(-running.pid, 'SIGKILL')
    if (!(await hasGone(running.pid, 30_000))) throw new Error('The application does not end.')
    running = null
  }
  const stop = async () => {
    const stopping = running
    running = null
    await stopping?.stop()
  }
  /** Starts it again, and from now on with these changes of its environment. @param {NodeJS.ProcessEnv} environment */
  const startWith = async (environment) => {
    if (running) await kill()
    changes = environment
    return start()
  }
  /** Takes such changes back, when there are any. */
  const restore = async () => {
    if (Object.keys(changes).length > 0) await startWith({})
  }
  return {
    port,
    host: new URL(address).host,
    start,
    kill,
    startWith,
    restore,
    stop,
    pid: () => running.pid,
    whenHealthy: () => healthy(address, running.exited),
  }
}

/** A worker beside an application that has none. It is the program of the operator. */
function aWorker({ env, distDir, logFile }) {
  let running
  const start = async () => {
    const program = await ensureCli(distDir)
    const log = fs.openSync(logFile, 'a')
    running = spawn(process.execPath, [program, 'worker'], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
    })
    fs.closeSync(log)
  }
  const kill = async () => {
    const { pid } = running ?? {}
    if (pid === undefined) return
    running = null
    sendSignal(pid, 'SIGKILL')
    if (!(await hasGone(pid, 30_000))) throw new Error('The worker does not end.')
  }
  return { start, kill }
}

/**
 * @param {{ scratch: string, distDir: string, lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} options
 *   scratch: a folder that the caller removes, and with it the database
 */
export async function startWorld({ scratch, distDir, lifecycle }) {
  const data = path.join(scratch, 'faults-data')
  fs.mkdirSync(data, { recursive: true })
  const logFile = path.join(scratch, 'faults-application.log')
  const starting = startDatabase(path.join(data, 'pg'))
  const database = await lifecycle.hold(starting, ({ end }) => end('SIGINT').catch(() => {}))
  const keys = keyEnv({ data, mayBeMade: true, given: {} })
  await sealDatabase(database.urls, keys)
  const mail = await lifecycle.hold(startMail(), ({ close }) => close())
  const port = await freePort()
  const address = openedAddress({ host, port })
  const env = {
    ...databaseEnv(database.urls),
    ...keys,
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NABIJ_DATA_DIR: data,
    NEXT_DIST_DIR: distDir,
    SMTP_URL: mail.url,
  }
  const app = application({ env, port, address, logFile })
  await lifecycle.hold(Promise.resolve(app), ({ stop }) => stop())
  const worker = aWorker({ env, distDir, logFile })
  await lifecycle.hold(Promise.resolve(worker), ({ kill }) => kill())
  const startedAfter = await app.start()
  const stop = async () => {
    await worker.kill()
    await app.stop()
    await mail.close()
    await database.end('SIGINT')
  }
  return { database, texts: await textsUnder(keys), app, worker, mail, stop, env, logFile, startedAfter }
}

/** @typedef {Awaited<ReturnType<typeof startWorld>>} World */
