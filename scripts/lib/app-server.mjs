import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot, root } from './paths.mjs'
import { hasGone, sendSignal } from './processes.mjs'
import { tryPort } from './ports.mjs'
import { noteRunningApp, runningApp } from './running-app.mjs'

const nodeEnv = { start: 'production', dev: 'development' }

/** The address of the application, from HOST and PORT. @returns {{ host: string, port: number, address: string }} */
export function listenAddress() {
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT is not a port: ${process.env.PORT}`)
  return { host, port, address: `http://${reachableHost(host)}:${port}` }
}

/** This machine, by whichever address a server listens on it. */
const thisMachine = ['127.0.0.1', '0.0.0.0', '::1', '::']

/**
 * The address that people open: this machine by its name, because browsers make no passkeys for an address with numbers.
 * @param {{ host: string, port: number }} listen
 */
export const openedAddress = ({ host, port }) => `http://${thisMachine.includes(host) ? 'localhost' : host}:${port}`

/** The host by which this machine reaches a server that listens on `host`. @param {string} host */
export const reachableHost = (host) => ({ '0.0.0.0': '127.0.0.1', '::': '[::1]' })[host] ?? host

/**
 * Throws with advice when the port is taken, before anything is started.
 * @param {{ host: string, port: number }} listen
 * @param {string} pidFile the process of the last start
 */
export async function requireFreePort({ host, port }, pidFile) {
  if (await tryPort(port, host)) return
  const ours = runningApp(pidFile)
  const who = ours
    ? `by a Nabij that was started earlier (process ${ours.pid}; \`kill ${ours.pid}\` stops it)`
    : 'already'
  throw new Error(`Port ${port} is in use ${who}. Another port: PORT=${port + 1} npm start`)
}

/**
 * Runs Next as a child in its own process group, so that Ctrl-C reaches only the script, which stops everything in order.
 * @param {{ mode: 'start' | 'dev', host: string, port: number, env: NodeJS.ProcessEnv, pidFile?: string,
 *   stdio?: import('node:child_process').StdioOptions }} options
 */
export function startNext({ mode, host, port, env, pidFile, stdio = ['ignore', 'inherit', 'inherit'] }) {
  const args = [inRoot('scripts', 'serve.mjs'), '--mode', mode, '--host', host, '--port', String(port)]
  const ownGroup = process.platform !== 'win32'
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: nodeEnv[mode], ...env },
    stdio,
    detached: ownGroup,
  })
  const { pid } = child
  if (!pid) throw new Error('The application could not be started.')
  if (pidFile) noteRunningApp(pidFile, { pid, address: env.NEXTAUTH_URL ?? `http://${host}:${port}` })
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const stop = async () => {
    const target = ownGroup ? -pid : pid
    sendSignal(target, 'SIGTERM')
    if (!(await hasGone(pid, 5_000))) sendSignal(target, 'SIGKILL') // a browser may hold a connection open
    if (pidFile) fs.rmSync(pidFile, { force: true })
  }
  return { pid, exited, stop }
}

/**
 * Waits until the health check of the application succeeds.
 * @param {string} address
 * @param {Promise<number>} exited
 */
export async function healthy(address, exited, milliseconds = 120_000) {
  const end = Date.now() + milliseconds
  const gone = exited.then((code) => `it ended with ${code}`)
  for (;;) {
    const outcome = await Promise.race([gone, health(address)])
    if (outcome === 'ok') return
    if (outcome.startsWith('it ended')) throw new Error(`The application did not start: ${outcome}`)
    if (Date.now() > end) throw new Error(`The application does not become healthy: ${outcome}`)
    await sleep(150)
  }
}

async function health(address) {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(30_000) })
    return response.ok ? 'ok' : `${response.status} ${await response.text()}`
  } catch (error) {
    return error.cause?.code ?? error.message
  }
}
