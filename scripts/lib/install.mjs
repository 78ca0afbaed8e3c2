// Runs on a fresh clone before any package is installed, so nothing here may import a package.
import fs from 'node:fs'
import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'
import { CommandError, run } from './run.mjs'
import { step } from './steps.mjs'

const stamp = inRoot('node_modules', '.nabij-lock')

/** Installs the packages when package-lock.json differs from the installed ones. */
export async function ensureInstalled() {
  requireNode()
  const hash = hashOf(['package-lock.json'])
  if (hasStamp(stamp, hash)) return
  if (!isInstalledByHand()) await step('Packages from npm', () => npmCi())
  writeStamp(stamp, hash)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Nabij needs Node 20.19 or newer; this is ${process.versions.node}.`)
}

// npm writes this file last. If it is newer than the lock, somebody ran `npm ci` or `npm install` for this lock.
function isInstalledByHand() {
  const written = fs.statSync(inRoot('node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  return written !== undefined && written.mtimeMs > fs.statSync(inRoot('package-lock.json')).mtimeMs
}

/**
 * Installs development packages too, whatever NODE_ENV is, because building and testing need them.
 * @param {string[]} [extra] more arguments for npm, such as the prefix of a folder with its own lock
 */
export async function npmCi(extra = []) {
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', ...extra]
  const npm = process.env.npm_execpath
  const { code, output } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' })
  if (code !== 0) throw new CommandError(`npm ${args.join(' ')}`, code, output)
}
