import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { commandLine, hasGone, isAlive, sendSignal } from '../processes.mjs'
import { freePort } from '../ports.mjs'
import { asPostgresUser } from './user.mjs'

// The log must hold no answers about families, so it gets neither the values of a failing row nor the failing statement.
const discreet = ['-c', 'log_error_verbosity=terse', '-c', 'log_min_error_statement=panic']
const local = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100']
// What was sealed or erased is gone from the log after a checkpoint, instead of waiting in a file to be used again.
const forgetting = ['-c', 'wal_recycle=off']
const unsafeButFast = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
const passing = /lock file|Address already in use|could not bind|shared memory block/

/** @param {number} port @param {string} password @param {string} database */
export const serverUrl = (port, password, database) => `postgresql://app:${password}@127.0.0.1:${port}/${database}`

/** @param {string} url @param {number} milliseconds */
async function answers(url, milliseconds, giveUp = () => false) {
  const end = Date.now() + milliseconds
  while (!giveUp()) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {}) // without a listener, a server that stops now would crash this process
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      if (Date.now() > end) return false
      await sleep(50)
    }
  }
  return false
}

/**
 * The server that runs in this folder already: that of another command, or one left behind by a start that was killed.
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
export async function runningServer(dir, password) {
  const pidFile = path.join(dir, 'postmaster.pid')
  if (!fs.existsSync(pidFile)) return null
  const lines = fs.readFileSync(pidFile, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (isAlive(pid) && port > 0 && (await answers(serverUrl(port, password, 'postgres'), 300))) return { pid, port }
  // After a crash of the machine another program may have this process id, and Postgres would refuse to start.
  if (process.platform === 'linux' && !commandLine(pid).includes(dir)) fs.rmSync(pidFile, { force: true })
  return null
}

/**
 * Starts a server and waits for its first response. Null when the obstacle is likely to pass: the previous server is still
 * stopping, or the port was taken after it was checked.
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
export async function launchServer(postgres, dir, password, { port: wanted, fast }) {
  const port = await freePort(wanted)
  const options = [...local, ...discreet, ...forgetting, ...(fast ? unsafeButFast : [])]
  const [command, args, user] = asPostgresUser(postgres, ['-D', dir, '-p', String(port), ...options])
  const logFile = `${dir}.log`
  const log = fs.openSync(logFile, 'w', 0o600)
  // In its own process group, so that Ctrl-C reaches only the script, which stops the application before the database.
  const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true, ...user })
  fs.closeSync(log)
  let ended = false
  child.once('error', () => (ended = true)).once('exit', () => (ended = true))
  if (await answers(serverUrl(port, password, 'postgres'), 60_000, () => ended)) {
    child.unref()
    return { pid: child.pid, port }
  }
  if (!ended) sendSignal(child.pid, 'SIGQUIT')
  const said = fs.readFileSync(logFile, 'utf8').slice(-4000)
  if (passing.test(said)) return null
  throw new Error(`The database did not start (${logFile}):\n${said}`)
}

/**
 * Shuts down in Postgres's mode "fast": open transactions are rolled back and the data is written before the process ends.
 */
export async function stopServer(pid) {
  sendSignal(pid, 'SIGINT')
  if (await hasGone(pid, 20_000)) return
  sendSignal(pid, 'SIGQUIT') // ends at once; Postgres recovers at its next start
  await hasGone(pid, 5_000)
}
