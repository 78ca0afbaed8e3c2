import crypto from 'node:crypto'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { freePort } from '../lib/ports.mjs'
import { hasGone, sendSignal } from '../lib/processes.mjs'
import { run } from '../lib/run.mjs'
import { say } from '../lib/steps.mjs'

const host = '127.0.0.1'
const places = ['/usr/bin/turnserver', '/usr/local/bin/turnserver', '/opt/homebrew/bin/turnserver']
const advice = `The journeys of calls need coturn, and it could not be installed here.
Install it (Debian: apt-get install coturn) or set COTURN_PATH to a turnserver.`
const patienceMs = 10_000

/** The path of a relay for the end-to-end tests, which is installed when there is none. @returns {Promise<string>} */
async function coturnPath() {
  const given = process.env.COTURN_PATH
  if (given) {
    if (!fs.existsSync(given)) throw new Error(`COTURN_PATH leads nowhere: ${given}`)
    return given
  }
  const found = installed() ?? (await fromDebian())
  if (!found) throw new Error(advice)
  return found
}

const installed = () => places.find((file) => fs.existsSync(file))

async function fromDebian() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return undefined
  say('   installing coturn with apt-get')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'coturn'], { env })
  return installed()
}

/** Loopback peers are allowed here alone, because both browsers are on this machine. Clients come by TCP, which a test can cut. */
const options = ({ folder, port, secret }) => [
  '-n',
  '--log-file=stdout',
  '--simple-log',
  `--pidfile=${path.join(folder, 'coturn.pid')}`,
  `--userdb=${path.join(folder, 'coturn.db')}`,
  `--listening-ip=${host}`,
  `--relay-ip=${host}`,
  `--listening-port=${port}`,
  '--allow-loopback-peers',
  '--no-udp',
  '--no-tls',
  '--no-dtls',
  '--no-tcp-relay',
  '--no-cli',
  '--fingerprint',
  '--realm=nabij',
  '--use-auth-secret',
  `--static-auth-secret=${secret}`,
]

/**
 * Starts a relay on loopback.
 * @param {{ scratch: string, lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context
 * @returns {Promise<{ NABIJ_TURN_URLS: string, NABIJ_TURN_SECRET: string }>} the settings of an application that uses it
 */
export async function startCoturn({ scratch, lifecycle }) {
  const program = await coturnPath()
  const secret = crypto.randomBytes(24).toString('hex')
  const port = await freePort()
  const log = fs.openSync(path.join(scratch, 'coturn.log'), 'w')
  const child = spawn(program, options({ folder: scratch, port, secret }), { stdio: ['ignore', log, log] })
  await lifecycle.hold(started(child, port), () => stop(child))
  return { NABIJ_TURN_URLS: `turn:${host}:${port}?transport=tcp`, NABIJ_TURN_SECRET: secret }
}

async function started(child, port) {
  const until = Date.now() + patienceMs
  while (child.exitCode === null && Date.now() < until) {
    if (await answers(port)) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop(child)
  throw new Error(`coturn did not start (code ${child.exitCode}).`)
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect({ port, host }, () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

async function stop({ pid, exitCode }) {
  if (pid === undefined || exitCode !== null) return
  sendSignal(pid, 'SIGTERM')
  if (!(await hasGone(pid, 5_000))) sendSignal(pid, 'SIGKILL')
}
