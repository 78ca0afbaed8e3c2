import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { isAlive } from '../processes.mjs'
import { asPostgresUser, giveToPostgres } from './user.mjs'

const passwordFile = 'nabij.password'
// The application sorts and folds case itself (ICU collations in SQL, Intl in code), so that no data folder depends on the
// locales of the machine that created it.
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** The password of the data folder's only user, `app`. @param {string} dir */
export const clusterPassword = (dir) => fs.readFileSync(path.join(dir, passwordFile), 'utf8').trim()

/** @param {string} dir */
export const clusterExists = (dir) => fs.existsSync(path.join(dir, 'PG_VERSION'))

/**
 * Creates a data folder with initdb, under a temporary name, and then renames it. So a start that is killed halfway, or two
 * simultaneous starts, never leave half a database.
 * @param {string} initdb
 * @param {string} dir
 * @param {{ fast: boolean }} options
 */
export function createCluster(initdb, dir, { fast }) {
  const draft = `${dir}.new-${process.pid}`
  const password = `${draft}.password`
  fs.mkdirSync(path.dirname(dir), { recursive: true, mode: 0o700 })
  removeDrafts(dir)
  try {
    fs.mkdirSync(draft, { mode: 0o700 })
    fs.writeFileSync(password, crypto.randomBytes(18).toString('base64url'), { mode: 0o600 })
    giveToPostgres(draft)
    giveToPostgres(password)
    runInitdb(initdb, ['-D', draft, `--pwfile=${password}`, ...(fast ? ['--no-sync'] : [])])
    fs.renameSync(password, path.join(draft, passwordFile))
    moveIntoPlace(draft, dir)
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
    fs.rmSync(password, { force: true })
  }
}

function runInitdb(initdb, args) {
  const fixed = ['-U', 'app', '--auth=scram-sha-256', '--no-instructions', ...locale]
  const [command, commandArgs, user] = asPostgresUser(initdb, [...fixed, ...args])
  const { status, error, stderr } = spawnSync(command, commandArgs, { encoding: 'utf8', ...user })
  if (status !== 0) throw new Error(`The database folder could not be made:\n${error?.message ?? stderr}`)
}

/** Writes a data folder to the disk that was filled without flushing. Its server has stopped. @param {string} dir */
export function flushCluster(initdb, dir) {
  const [command, args, user] = asPostgresUser(initdb, ['--sync-only', '-D', dir])
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', ...user })
  if (status !== 0) throw new Error(`The database folder could not be flushed:\n${error?.message ?? stderr}`)
}

function moveIntoPlace(draft, dir) {
  try {
    fs.renameSync(draft, dir)
  } catch (error) {
    if (!clusterExists(dir)) throw error // when another start was first, its folder is used
  }
}

function removeDrafts(dir) {
  const prefix = `${path.basename(dir)}.new-`
  for (const name of fs.readdirSync(path.dirname(dir))) {
    const maker = Number.parseInt(name.slice(prefix.length), 10)
    if (!name.startsWith(prefix) || (maker !== process.pid && isAlive(maker))) continue
    fs.rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true })
  }
}
