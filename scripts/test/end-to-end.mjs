import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { healthy, startNext } from '../lib/app-server.mjs'
import { fillDemo } from '../lib/demo.mjs'
import { startEmbedded } from '../lib/embedded-db.mjs'
import { migrate } from '../lib/migrate.mjs'
import { inRoot } from '../lib/paths.mjs'
import { freePort } from '../lib/ports.mjs'
import { run } from '../lib/run.mjs'
import { chromiumPath } from './chromium.mjs'

const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js')
const host = '127.0.0.1'

/**
 * The journeys in a real browser, against the production build on a database of its own with the demonstration.
 * @param {{ scratch: string, distDir: string, extra: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context
 * @returns {Promise<import('./checks.mjs').Outcome>}
 */
export async function runEndToEnd(context) {
  const logFile = path.join(context.scratch, 'application.log')
  try {
    const env = { ...(await startApplication(context, logFile)), CHROMIUM_PATH: await chromiumPath() }
    return await runPlaywright(env, context, logFile)
  } catch (error) {
    return { passed: 0, failed: 1, output: [error.output, error.stack, logOf(logFile)].join('\n') }
  }
}

async function startApplication({ scratch, distDir, lifecycle }, logFile) {
  const data = path.join(scratch, 'data')
  fs.mkdirSync(data, { recursive: true })
  const starting = startEmbedded({ dir: path.join(scratch, 'e2e'), port: 0, fast: true })
  const { url } = await lifecycle.hold(starting, (database) => database.stop())
  await migrate(url)
  const port = await freePort()
  const address = `http://${host}:${port}`
  const env = {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NABIJ_DATA_DIR: data,
    NEXT_DIST_DIR: distDir,
  }
  // A fixed last week: the journeys meet the same families on every day of every year.
  await fillDemo(env, { args: ['--until', '2020-W20'], distDir })
  const log = fs.openSync(logFile, 'w')
  const app = startNext({ mode: 'start', host, port, env, stdio: ['ignore', log, log] })
  await lifecycle.hold(Promise.resolve(app), ({ stop }) => stop())
  await healthy(address, app.exited)
  return { ...env, E2E_BASE_URL: address }
}

async function runPlaywright(env, { scratch, extra }, logFile) {
  const report = path.join(scratch, 'e2e.json')
  const args = [playwright, 'test', '--pass-with-no-tests', ...extra]
  const { code, output } = await run(process.execPath, args, { env: { ...env, E2E_REPORT: report } })
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
  } = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')).stats : {}
  const failed = code !== 0 && unexpected === 0 ? 1 : unexpected
  return { passed: expected + flaky, failed, output: `${output}\n${logOf(logFile)}` }
}

const logOf = (file) => (fs.existsSync(file) ? `What the application said:\n${fs.readFileSync(file, 'utf8')}` : '')
