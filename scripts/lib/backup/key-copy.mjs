// The newest copy of the key store, in a file of its own beside the backups and never in one of them. A backup without it is unreadable;
// and because only the newest copy is kept, a family whose key was destroyed is unreadable in every backup of before.
import fs from 'node:fs'
import path from 'node:path'
import { entriesIn } from './archive.mjs'
import { isAlive } from '../processes.mjs'
import { noteCopy, requireReplacing } from './key-check.mjs'
import { flushFolder } from '../whole-file.mjs'
import { BackupRefused } from './refused.mjs'
import { writeEncrypted } from './write-encrypted.mjs'

const header = 'keys.json'
const format = 1

/** The copy that belongs to a backup: the one that is named, or the one in its folder, or the one of this machine. */
export function keyCopyFor(places, file, named) {
  if (named) return path.resolve(named)
  const beside = keyCopyBeside(places, file)
  return fs.existsSync(beside) ? beside : places.keyCopy
}

/** In the folder of a backup. @param {import('./places.mjs').BackupPlaces} places @param {string} [file] */
export const keyCopyBeside = (places, file) =>
  file ? path.join(path.dirname(file), path.basename(places.keyCopy)) : places.keyCopy

/** What changes whenever a key is made, wrapped anew or destroyed. @param {string} folder */
function signatureOf(folder) {
  if (!fs.existsSync(folder)) return ''
  const stats = namesIn(folder).map((name) => {
    const { size, mtimeNs, ino } = fs.statSync(path.join(folder, name), { bigint: true })
    return `${name} ${size} ${mtimeNs} ${ino}`
  })
  return stats.join('\n')
}

const namesIn = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

const filesIn = (folder) =>
  new Map(fs.existsSync(folder) ? namesIn(folder).map((name) => [name, fs.readFileSync(path.join(folder, name))]) : [])

/**
 * Replaces the copy, unless the keys are not those of before. The keys in it are wrapped by a master key, and the file is encrypted for
 * whom backups are. Returns whether there was anything to copy.
 * @param {{ store: string, file: string, lock: import('./encryption.mjs').Lock, wantedId?: string | null, now?: Date }} options
 *   store: the folder of the keys; wantedId: the id that the database has of it
 */
export async function writeKeyCopy({ store, file, lock, wantedId, now = new Date() }) {
  // A database of before, which the next start seals.
  if (!fs.existsSync(store) && !wantedId && !fs.existsSync(file)) return false
  const files = filesIn(store)
  const note = await requireReplacing({ store, files, copy: file, wantedId })
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  removeDrafts(file)
  await writeEncrypted(file, lock, async (archive) => {
    await archive.addJson(header, { format, takenAt: now.toISOString() })
    for (const [name, bytes] of files) await archive.addBytes(`keys/${name}`, bytes)
  })
  noteCopy(file, note)
  return true
}

/**
 * Replaces the copy whenever a key was made, wrapped anew or destroyed since it was called last, and the first time. Returns whether it did.
 * @param {import('./places.mjs').BackupPlaces} places
 * @param {{ isCurrent?: boolean }} [options] isCurrent: the copy has the keys of now, so the first time is no other
 */
export function keyCopyKeeper({ keyStore: store, keyCopy: file }, { isCurrent = false } = {}) {
  let copied = isCurrent ? signatureOf(store) : undefined
  return async (lock, wantedId) => {
    const signature = signatureOf(store)
    if (signature === copied) return false
    const isWritten = await writeKeyCopy({ store, file, lock, wantedId })
    copied = signature
    return isWritten
  }
}

/** @param {string} file @param {import('./encryption.mjs').Unlock[]} unlocks tried in order @returns {Promise<Map<string, Buffer>>} */
export async function keysInCopy(file, [unlock, ...others]) {
  try {
    return await filesOf(file, unlock)
  } catch (error) {
    if (error instanceof BackupRefused && others.length > 0) return keysInCopy(file, others)
    throw error
  }
}

async function filesOf(file, unlock) {
  const files = new Map()
  let found = false
  for await (const { name, body } of entriesIn(file, unlock)) {
    const [, own] = /^keys\/([\w.-]+)$/.exec(name) ?? []
    if (own) files.set(own, body)
    else found = name === header && JSON.parse(body.toString('utf8')).format === format
  }
  if (!found) throw new BackupRefused(`${file} is no copy of the keys that this Nabij can read.`)
  return files
}

function removeDrafts(file) {
  const folder = path.dirname(file)
  for (const name of fs.readdirSync(folder)) {
    const [, own, pid] = /^(.+)\.new-(\d+)$/.exec(name) ?? []
    if (own === path.basename(file) && Number(pid) !== process.pid && !isAlive(Number(pid)))
      fs.rmSync(path.join(folder, name))
  }
}

/** Writes files into a new folder and flushes them. @param {string} folder @param {Map<string, Buffer>} files */
export function writeKeyFolder(folder, files) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, body] of files) fs.writeFileSync(path.join(folder, name), body, { mode: 0o600, flush: true })
  flushFolder(folder)
  flushFolder(path.dirname(folder))
}
