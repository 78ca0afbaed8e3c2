import { healthy, listenAddress, openedAddress, requireFreePort, startNext } from './app-server.mjs'
import { ensureBuilt } from './build.mjs'
import { dataDir } from './data-dir.mjs'
import { isEmpty, openDatabase } from './database.mjs'
import { demoAccounts, fillDemo } from './demo.mjs'
import { runningAppFile } from './running-app.mjs'
import { sessionSecret } from './secret.mjs'
import { say, step } from './steps.mjs'

/**
 * Starts the application of an installed project: database, demonstration, build and server. Resolves when it ends.
 * @param {{ mode: 'start' | 'dev', worker?: boolean, lifecycle: import('./lifecycle.mjs').Lifecycle }} options
 *   worker: whether the application also runs jobs
 * @returns {Promise<number>} the application's exit code
 */
export async function launch({ mode, worker = true, lifecycle }) {
  const data = dataDir()
  const listen = listenAddress()
  const pidFile = runningAppFile(data)
  const secret = sessionSecret({ data, mayBeMade: !process.env.DATABASE_URL })
  await requireFreePort(listen, pidFile)
  if (mode === 'start') await ensureBuilt()
  const database = await step('Database', () => openDatabase({ data, lifecycle }))
  const env = {
    ...database.env,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || openedAddress(listen),
    NABIJ_DATA_DIR: data,
    ...(worker ? {} : { NABIJ_WORKER: '0' }),
  }
  const demo = database.embedded && process.env.NABIJ_DEMO !== '0'
  if (demo && (await isEmpty(database.url))) await step('Demonstration data', () => fillDemo(env))
  const app = startNext({ mode, ...listen, env, pidFile })
  await lifecycle.hold(Promise.resolve(app), ({ stop }) => stop())
  await step('Application', () => healthy(listen.address, app.exited))
  welcome(env.NEXTAUTH_URL, database.embedded ? demoAccounts(data) : '')
  return app.exited
}

function welcome(address, accounts) {
  say(`\n  Nabij runs on ${address}   (Ctrl-C stops it)\n`)
  if (accounts) say(`${accounts}\n`)
}
