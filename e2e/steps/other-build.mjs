import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../../scripts/lib/paths.mjs'

/** What a build needs only while it is made. */
const leftOut = new Set(['cache', 'types', 'diagnostics', 'trace', 'trace-build'])
const isText = (name) => /\.(js|json|html|rsc|meta|css|map)$|^BUILD_ID$/.test(name)
/** A name of the same length, because a part of what is rendered ahead begins with its own length. */
const renamed = (name) => `Z${name.slice(1)}`
const idOfWorker = (distDir) =>
  /"([0-9a-f]{16})"/.exec(fs.readFileSync(inRoot(distDir, 'offline', 'worker.js'), 'utf8'))[1]

/**
 * A later build without building: the same application whose scripts and styles, id and service worker have other names, so that
 * a server of it has none of the scripts and styles of this one. `remove` takes it away.
 * @param {string} distDir the folder of the build, such as `.next-test`
 */
export function otherBuild(distDir) {
  const other = `${distDir}-${crypto.randomBytes(4).toString('hex')}`
  const [from, to] = [inRoot(distDir), inRoot(other)]
  const filter = (file) => !leftOut.has(path.relative(from, file))
  fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter })
  const id = fs.readFileSync(path.join(to, 'BUILD_ID'), 'utf8')
  const worker = idOfWorker(distDir)
  const changed = (text) =>
    text
      .replace(/(static\/chunks\/)([\w.~-]+\.(?:js|css))/g, (_, folder, name) => `${folder}${renamed(name)}`)
      .replaceAll(id, renamed(id))
      .replaceAll(worker, renamed(worker))
  for (const entry of fs.readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !isText(entry.name)) continue
    const file = path.join(entry.parentPath, entry.name)
    const text = fs.readFileSync(file, 'utf8')
    if (changed(text) !== text) fs.writeFileSync(file, changed(text))
  }
  const chunks = path.join(to, 'static', 'chunks')
  for (const name of fs.readdirSync(chunks)) fs.renameSync(path.join(chunks, name), path.join(chunks, renamed(name)))
  fs.renameSync(path.join(to, 'static', id), path.join(to, 'static', renamed(id)))
  return { distDir: other, remove: () => fs.rmSync(to, { recursive: true }) }
}
