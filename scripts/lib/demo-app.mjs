import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { healthy, openedAddress, startNext } from './app-server.mjs'
import { fillDemo } from './demo.mjs'
import { startEmbedded } from './embedded-db.mjs'
import { migrate } from './migrate.mjs'
import { freePort } from './ports.mjs'
import { databaseEnv } from './roles.mjs'
import { sealDatabase } from './sealing.mjs'
import { keyEnv } from './secret.mjs'
import { say } from './steps.mjs'

const host = '127.0.0.1'

/**
 * Starts the production build on a temporary database with the demonstration.
 * @param {{ scratch: string, distDir: string, lifecycle: import('./lifecycle.mjs').Lifecycle, logFile: string, now?: string }} options
 *   now: the fixed moment of the application's clock
 * @returns {Promise<{ address: string, env: NodeJS.ProcessEnv, owner: string }>} env: the environment of the application;
 *   owner: the database for the login that owns its tables
 */
export async function startDemoApplication({ scratch, distDir, lifecycle, logFile, now }) {
  const data = path.join(scratch, 'data')
  fs.mkdirSync(data, { recursive: true })
  const starting = startEmbedded({ dir: path.join(scratch, 'demo'), port: 0, fast: true })
  const { urls } = await lifecycle.hold(starting, (database) => database.stop())
  await migrate(urls.owner)
  const keys = keyEnv({ data, mayBeMade: true })
  await sealDatabase(urls, keys)
  const port = await freePort()
  const address = openedAddress({ host, port })
  const env = {
    ...databaseEnv(urls),
    ...keys,
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NABIJ_DATA_DIR: data,
    NEXT_DIST_DIR: distDir,
  }
  // The last week is fixed, so that the demonstration has the same families on every day.
  await fillDemo(env, { args: ['--until', '2020-W20'], distDir })
  const log = fs.openSync(logFile, 'w')
  const clock = now ? { NABIJ_NOW: now } : {}
  const app = startNext({ mode: 'start', host, port, env: { ...env, ...clock }, stdio: ['ignore', log, log] })
  await lifecycle.hold(Promise.resolve(app), ({ stop }) => stop())
  void app.exited.then((code) => {
    // The end of the log is printed, because it is removed with the scratch folder and the browser only sees no response.
    if (!lifecycle.isEnding())
      say(`The application ended with ${code}:\n${fs.readFileSync(logFile, 'utf8').slice(-5_000)}`)
  })
  await healthy(address, app.exited)
  return { address, env, owner: urls.owner }
}
