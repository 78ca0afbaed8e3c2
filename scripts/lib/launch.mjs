import { healthy, listenAddress, openedAddress, requireFreePort, startNext } from './app-server.mjs'
import { startNightlyBackups } from './backup/nightly.mjs'
import { backupPlaces } from './backup/places.mjs'
import { ensureBuilt } from './build.mjs'
import { dataDir } from './data-dir.mjs'
import { isEmpty, openDatabase } from './database.mjs'
import { demoAccounts, fillDemo } from './demo.mjs'
import { keysToCopy } from './keys-to-copy.mjs'
import { relayWords } from './relay-words.mjs'
import { runningAppFile } from './running-app.mjs'
import { chainEnv, secretEnv } from './secret.mjs'
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
  const mayBeMade = !process.env.DATABASE_URL
  const secrets = secretEnv({ data, mayBeMade })
  const chain = worker ? chainEnv({ data, mayBeMade }) : {}
  await requireFreePort(listen, pidFile)
  if (mode === 'start') await ensureBuilt()
  const database = await step('Database', () => openDatabase({ data, lifecycle, say }))
  const takes = database.embedded && mode === 'start' && process.env.NABIJ_BACKUP !== '0'
  const env = {
    ...database.env,
    ...chain,
    ...secrets,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || openedAddress(listen),
    NABIJ_DATA_DIR: data,
    ...(worker ? {} : { NABIJ_WORKER: '0' }),
    ...(takes ? { NABIJ_BACKUP_STATUS: backupPlaces(data).status } : {}),
  }
  const demo = database.embedded && process.env.NABIJ_DEMO !== '0'
  if (demo && (await isEmpty(database))) await step('Demonstration data', () => fillDemo(env))
  const app = startNext({ mode, ...listen, env, pidFile })
  await lifecycle.hold(Promise.resolve(app), ({ stop }) => stop())
  await step('Application', () => healthy(listen.address, app.exited))
  welcome(env.NEXTAUTH_URL, database.embedded ? demoAccounts(data) : '')
  say(`${relayWords(process.env, demo)}\n`)
  if (database.embedded && mode === 'start') await holdNightlyBackups({ data, database, takes, lifecycle })
  return app.exited
}

/** An installation whose backups cannot begin still serves: its administrators are told that the backup is missing. */
async function holdNightlyBackups({ data, database, takes, lifecycle }) {
  try {
    const starting = startNightlyBackups({ data, url: database.admin, say, takes })
    const { places } = await lifecycle.hold(starting, ({ stop }) => stop())
    if (!takes) return
    say(`  A backup every night, in ${places.folder}`)
    for (const line of keysToCopy(places.identity, database.env)) say(`  ${line}`)
    say('')
  } catch (error) {
    say(`  There are no backups: ${error.message}\n`)
  }
}

function welcome(address, accounts) {
  say(`\n  Nabij runs on ${address}   (Ctrl-C stops it)\n`)
  if (accounts) say(`${accounts}\n`)
}
