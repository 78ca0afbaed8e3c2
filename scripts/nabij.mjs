// npm run nabij -- <command>: the operator's commands. Only the result of a command goes to stdout.
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { run } from './lib/run.mjs'
import { say, sayError } from './lib/steps.mjs'

const args = process.argv.slice(2)
const needsNoDatabase = args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help'
/** @type {(() => Promise<void>) | undefined} */
let afterCommand

const life = lifecycle({ stoppedCode: 130 })

try {
  await ensureInstalled()
  await ensureGenerated()
  if (args[0] === 'migrate' && !needsNoDatabase) await life.end(await migrateOnly())
  if (args[0] === 'backup' || args[0] === 'restore') await life.end(await backupCommand())
  const { ensureCli } = await import('./lib/cli-bundle.mjs')
  const program = await ensureCli()
  const env = needsNoDatabase ? {} : await commandEnv()
  const { code } = await run(process.execPath, [program, ...args], { env, stdio: 'inherit' })
  if (afterCommand) await afterCommand()
  await life.end(code)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}

async function commandEnv() {
  const { listenAddress } = await import('./lib/app-server.mjs')
  const { dataDir } = await import('./lib/data-dir.mjs')
  const { openDatabase } = await import('./lib/database.mjs')
  const { runningApp, runningAppFile } = await import('./lib/running-app.mjs')
  const { chainEnv, secretEnv } = await import('./lib/secret.mjs')
  if (args[0] === 'audit' && process.env.NABIJ_AUDIT_URL) return readOnlyEnv(process.env.NABIJ_AUDIT_URL, chainEnv)
  const data = dataDir()
  const mayBeMade = !process.env.DATABASE_URL
  const secrets = secretEnv({ data, mayBeMade })
  const chain = args[0] === 'worker' || args[0] === 'audit' ? chainEnv({ data, mayBeMade }) : {}
  const { env, embedded, admin } = await openDatabase({ data, lifecycle: life })
  if (embedded) afterCommand = await followErasures(data, admin)
  // Commands print links with this address: that of the running application, or the one at which it would start.
  const running = runningApp(runningAppFile(data))?.address
  const address = process.env.NEXTAUTH_URL || running || listenAddress().address
  const { backupPlaces } = await import('./lib/backup/places.mjs')
  const status = embedded && process.env.NABIJ_BACKUP !== '0' ? { NABIJ_BACKUP_STATUS: backupPlaces(data).status } : {}
  // Rows of a command wait for their seal while the application is down, and with this database only it has a worker.
  const seals = embedded && args[0] === 'audit' ? { NABIJ_AUDIT_SEALS: '1' } : {}
  return { ...env, ...status, ...chain, ...seals, ...secrets, NEXTAUTH_URL: address, NABIJ_DATA_DIR: data }
}

/** A command that erases, or makes or replaces keys, leaves no list and no copy behind it that would bring somebody back. */
async function followErasures(data, url) {
  const { backupPlaces } = await import('./lib/backup/places.mjs')
  const { followChanges } = await import('./lib/backup/follow.mjs')
  return followChanges(backupPlaces(data), url)
}

/** Whoever verifies the log needs a login that may read it, and the key; no other secret of the installation. */
async function readOnlyEnv(url, chainEnv) {
  const { randomBytes } = await import('node:crypto')
  const unused = { DATABASE_READER_URL: url, NEXTAUTH_SECRET: randomBytes(32).toString('base64') }
  return { ...unused, DATABASE_URL: url, ...chainEnv({ data: '', mayBeMade: false }) }
}

/** Tables are the owner's. The program of the other commands signs in as the application and cannot change them. */
async function migrateOnly() {
  const { dataDir } = await import('./lib/data-dir.mjs')
  const { migrateDatabase } = await import('./lib/database.mjs')
  const applied = await migrateDatabase({ data: dataDir(), lifecycle: life, log: say })
  say(`${applied} migrations applied; every role has its rights.`)
  return 0
}

/** Backups hold everything, so they are read with a login that the program of the other commands does not get. */
async function backupCommand() {
  const { dataDir } = await import('./lib/data-dir.mjs')
  const { runBackupCommand } = await import('./lib/backup/command.mjs')
  const print = (line) => process.stdout.write(`${line}\n`)
  return runBackupCommand(args, { data: dataDir, lifecycle: life, say, print })
}
