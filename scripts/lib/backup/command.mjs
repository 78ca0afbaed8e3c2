// `nabij backup` and `nabij restore`. They need the login of the database that reads everything, which the program of the other
// commands never gets, so they run here, as `nabij migrate` does.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../database.mjs'
import { migrate } from '../migrate.mjs'
import { backupsIn } from './files.mjs'
import { drillBackup, drillFolder } from './drill.mjs'
import { requireErasures, storedErasures } from './erasures.mjs'
import { keyCopyFor, writeKeyCopy } from './key-copy.mjs'
import { ensureBackupKeys } from './keys.mjs'
import { abandonDatabase, withClient } from './load.mjs'
import { passphraseFrom } from './passphrase.mjs'
import { backupPlaces } from './places.mjs'
import { BackupRefused } from './refused.mjs'
import { settleKeys } from './restore-keys.mjs'
import { restoreBackup, restoreFolder } from './restore.mjs'
import { settle } from './settle.mjs'
import { noteBackupStatus } from './status.mjs'
import { takeBackup } from './take.mjs'

const usage = `nabij backup [--out FILE] [--passphrase | --passphrase-file FILE] [--json]
  Takes an encrypted backup of the embedded database while Nabij runs, into the folder of backups (NABIJ_BACKUP_DIR; by default
  beside the data folder). Without a passphrase it is for the key pair made at the first start.
  Beside it stands keys.age, the copy of the keys of families, of which only the newest is kept.
nabij backup keys [--out FILE] [--passphrase | --passphrase-file FILE]
  Replaces the copy of the keys alone, also for a database of one's own (NABIJ_KEY_STORE).
nabij backup list [--json]
  The backups of that folder, newest first.
nabij backup drill [FILE] [--identity FILE | --passphrase | --passphrase-file FILE] [--json]
  Restores a backup, by default the newest, into a temporary folder, compares every table, and opens some of every sealed column with
  the copy of the keys. Exit code 1 when it is not equal or does not open.
nabij restore FILE [--keys FILE] [--identity FILE | --passphrase | --passphrase-file FILE] [--without-erasures] [--json]
  Puts the database of a backup in place of the embedded one, which is kept aside. Stop Nabij first. The newest erasures.json stands
  in the folder of backups; --without-erasures goes on when there is none, and brings erased families back. The newest keys.age, the copy
  of the keys of families, stands beside the backup or in that folder, unless --keys names it.
nabij restore --settle FILE | --without-erasures [--keys FILE]
  For a database that other tools restored (DATABASE_OWNER_URL), before Nabij starts on it: erases again what the list of erasures
  in FILE names, destroys their keys, and ends sessions, links and calls in hand. The keys of today stand in NABIJ_KEY_STORE; on a new
  machine --keys names their newest copy.

--identity names the private key when it was moved away (NABIJ_BACKUP_KEY). --passphrase asks, or takes NABIJ_BACKUP_PASSPHRASE.`

const options = {
  out: { type: 'string' },
  identity: { type: 'string' },
  keys: { type: 'string' },
  passphrase: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  settle: { type: 'boolean' },
  'without-erasures': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
}

/** Which factor was taken away since, no list says: the copy holds what people had at the time of the backup. */
const goThroughPeople = `Go through the people before they sign in: whoever was disabled since, or got another role, has the earlier one back, and a
passkey or app that was removed since works again. Disable them again; npm run nabij -- staff clear-factors --email EMAIL takes away
all passkeys and apps of whoever lost one. More in docs/operations.md, “After a restore”.`

class BadUsage extends Error {}

/**
 * @param {string[]} args beginning with `backup` or `restore`
 * @param {{ data: () => string, lifecycle: import('../lifecycle.mjs').Lifecycle, say: (line: string) => void,
 *   print: (line: string) => void }} surroundings
 * @returns {Promise<number>} the exit code
 */
export async function runBackupCommand(args, surroundings) {
  try {
    const { values, positionals } = parsed(args)
    if (values.help) return printed(surroundings.print, usage)
    if (values.settle && positionals[0] === 'restore') return await settleOwn(positionals, values, surroundings)
    const command = chosen(positionals)
    if (process.env.DATABASE_URL && command !== copyKeys)
      throw new BackupRefused('With DATABASE_URL the database has tools of its own: docs/operations.md, “Backups”.')
    const places = backupPlaces(surroundings.data())
    const passphrase = await passphraseFrom({ file: values['passphrase-file'], asked: values.passphrase })
    return await command({ ...surroundings, places, passphrase, values, file: positionals.at(-1) })
  } catch (error) {
    if (error instanceof BadUsage) surroundings.say(`${error.message}\n\n${usage}`)
    else if (error instanceof BackupRefused) surroundings.say(error.message)
    else throw error
    return error instanceof BadUsage ? 2 : 1
  }
}

function parsed(args) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new BadUsage(error.message)
  }
}

function chosen([name, ...words]) {
  if (name === 'restore' && words.length === 1) return restore
  if (name === 'restore') throw new BadUsage('Which file is to be restored?')
  if (words.length === 0) return backup
  if (words[0] === 'list' && words.length === 1) return list
  if (words[0] === 'keys' && words.length === 1) return copyKeys
  if (words[0] === 'drill' && words.length <= 2) return drill
  throw new BadUsage(`What is ${words.join(' ')}?`)
}

/** A base backup and its archive know neither what was erased later nor what was ended later. */
async function settleOwn([, file, ...words], values, { data, print, say }) {
  if (words.length > 0) throw new BadUsage(`What is ${words.join(' ')}?`)
  const url = process.env.DATABASE_OWNER_URL
  if (!url) throw new BackupRefused('DATABASE_OWNER_URL is missing: only the owner erases.')
  if (!file && !values['without-erasures'])
    throw new BackupRefused(
      'Which families were erased since? Name the newest erasures.json (nabij erasures list): without it they are back. Only when there is none, or nobody was ever erased: --without-erasures.',
    )
  if (file) requireErasures(file, {})
  await migrate(url)
  const places = backupPlaces(data())
  const copy = keyCopyFor(places, file, values.keys)
  const passphrase = await passphraseFrom({ file: values['passphrase-file'], asked: values.passphrase })
  const unlocks = [unlockOf({ passphrase, values, places })]
  const settled = await withClient(url, async (client) => {
    const outcome = await settle(client, storedErasures(file ?? ''), null)
    return { ...outcome, damage: await settleKeys({ client, places, copy, unlocks }) }
  })
  if (values.json) return printed(print, JSON.stringify(settled))
  print(`${settled.erased} families were erased again. ${settled.ended.sessions} sessions were ended.`)
  for (const line of settled.damage) say(line)
  return printed(print, goThroughPeople)
}

const printed = (print, text) => {
  print(text)
  return 0
}

const unlockOf = ({ passphrase, values, places }) =>
  passphrase === null ? { identityFile: path.resolve(values.identity ?? places.identity) } : { passphrase }

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

async function backup({ places, passphrase, values, lifecycle, print }) {
  const { admin } = await openDatabase({ data: places.data, lifecycle })
  const { recipient } = await ensureBackupKeys(places)
  const lock = passphrase === null ? { recipient } : { passphrase }
  const out = values.out && path.resolve(values.out)
  const written = await takeBackup({ places, url: admin, lock, keyLock: out ? lock : { recipient }, out })
  const { file, rows, tables, bytes, seconds } = written
  if (values.json) return printed(print, JSON.stringify(written))
  return printed(print, `${file}\n${rows} rows of ${tables} tables, ${megabytes(bytes)}, ${seconds} s`)
}

/** Of a database of one's own its operator has the keys copied, by a timer and after an erasure. */
async function copyKeys({ places, passphrase, values, print }) {
  if (!fs.existsSync(places.keyStore))
    throw new BackupRefused(`There are no keys in ${places.keyStore} (NABIJ_KEY_STORE).`)
  const lock = passphrase === null ? { recipient: (await ensureBackupKeys(places)).recipient } : { passphrase }
  const file = values.out ? path.resolve(values.out) : places.keyCopy
  await writeKeyCopy({ store: places.keyStore, file, lock })
  return printed(print, file)
}

function list({ places, values, print }) {
  const backups = backupsIn(places.folder).map(({ file, moment, bytes }) => ({
    file,
    takenAt: new Date(moment).toISOString(),
    bytes,
  }))
  if (values.json) return printed(print, JSON.stringify(backups))
  for (const { file, takenAt, bytes } of backups) print(`${takenAt}\t${megabytes(bytes)}\t${file}`)
  return 0
}

async function drill(given) {
  const { places, values, print, say } = given
  const named = given.file === 'drill' ? undefined : path.resolve(given.file)
  const file = named ?? backupsIn(places.folder)[0]?.file
  if (!file) throw new BackupRefused(`There is no backup in ${places.folder}.`)
  const at = new Date().toISOString()
  await given.lifecycle.hold(Promise.resolve(drillFolder(places.data)), abandonDatabase)
  try {
    const outcome = await drillBackup({ file, unlock: unlockOf(given), places })
    const { takenAt, seconds, tables, rows, erased, opened, sha256 } = outcome
    const texts = Object.values(opened).reduce((sum, count) => sum + count, 0)
    noteBackupStatus(places.status, { lastDrill: { at, equal: true, takenAt, seconds } })
    if (values.json) return printed(print, JSON.stringify(outcome))
    const words = `equal: ${rows} rows of ${tables} tables (${sha256.slice(0, 16)}), restored in ${seconds} s, ${erased} erased again, ${texts} sealed texts opened`
    for (const line of outcome.damage) say(line)
    return printed(print, words)
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error
    noteBackupStatus(places.status, { lastDrill: { at, equal: false, takenAt: null, seconds: null } })
    if (values.json) print(JSON.stringify({ equal: false, file, reason: error.message }))
    else say(`not equal: ${error.message}`)
    return 1
  }
}

async function restore(given) {
  const { places, values, print, say } = given
  const file = path.resolve(given.file)
  await given.lifecycle.hold(Promise.resolve(restoreFolder(places.data)), abandonDatabase)
  const withoutErasures = values['without-erasures']
  const restored = await restoreBackup({
    file,
    unlock: unlockOf(given),
    places,
    keys: values.keys,
    withoutErasures,
    say,
  })
  if (values.json) return printed(print, JSON.stringify(restored))
  const { takenAt, rows, erased, ended, keptAs, advice, seconds } = restored
  print(`Restored the database of ${takenAt}: ${rows} rows, ${seconds} s.`)
  print(`${erased} families that were erased since are erased in it. ${ended.sessions} sessions were ended.`)
  if (keptAs)
    print(`The earlier database is kept as ${keptAs}. Delete it when you are sure: it holds what families said.`)
  for (const line of advice) say(line)
  return printed(print, goThroughPeople)
}
