import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot, root } from './paths.mjs'

/**
 * One hash over files and whole folders, by name and content. Dates are not used, because a clone or checkout changes them.
 * @param {string[]} paths from the project's root; missing ones are left out
 * @param {{ skip?: RegExp }} [options] names to leave out, tried on the path from the root
 */
export function hashOf(paths, { skip } = {}) {
  const hash = crypto.createHash('sha256')
  for (const file of paths.flatMap((name) => filesUnder(inRoot(name)))) {
    const name = path.relative(root, file).split(path.sep).join('/')
    if (skip?.test(name)) continue
    hash.update(`${name}\0`).update(fs.readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [file]
  return fs
    .readdirSync(file)
    .sort()
    .flatMap((name) => filesUnder(path.join(file, name)))
}

/** Whether the stamp file holds this hash. @param {string} stamp @param {string} hash */
export const hasStamp = (stamp, hash) => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8').trim() === hash

/** @param {string} stamp @param {string} hash */
export function writeStamp(stamp, hash) {
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, `${hash}\n`)
}
