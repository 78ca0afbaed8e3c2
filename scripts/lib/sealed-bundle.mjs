import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { forNode } from './bundle.mjs'
import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'

/** Whatever a file of the folder that seals may import of the project, and what bundles it. */
export const bundleSources = [
  'src/server',
  'src/domain',
  'package-lock.json',
  'scripts/lib/sealed-bundle.mjs',
  'scripts/lib/bundle.mjs',
]

/** @param {string} name */
export const entryOf = (name) => inRoot('src', 'server', 'sealed', `${name}.ts`)

let building = Promise.resolve()

/** Of this process, by their files: whether a bundle is the newest is asked once. */
const bundles = new Map()

/**
 * Bundles a file of the folder that seals, so that scripts run the code of the application.
 * @param {string} name @param {string} [folder] of the bundle
 * @returns {Promise<any>}
 */
export function sealedBundle(name, folder = inRoot('.next', 'cli')) {
  const file = path.join(folder, name)
  if (!bundles.has(file)) bundles.set(file, newestBundle(name, folder))
  return bundles.get(file)
}

async function newestBundle(name, folder) {
  // One after the other: whoever is done stops the helper process of esbuild for all.
  const built = building.then(() => ensureBundle(name, folder))
  building = built.then(
    () => undefined,
    () => undefined,
  )
  return import(pathToFileURL(await built).href)
}

async function ensureBundle(name, folder) {
  const bundle = path.join(folder, `${name}.mjs`)
  const stamp = path.join(folder, `${name}.hash`)
  const hash = hashOf(bundleSources, { skip: /generated\// })
  if (fs.existsSync(bundle) && hasStamp(stamp, hash)) return bundle
  const { build, stop } = await import('esbuild')
  // Two processes may bundle at once, and neither imports what the other has half written.
  const own = `${bundle}.${crypto.randomUUID()}`
  await build({ entryPoints: [entryOf(name)], outfile: own, ...forNode() })
  await stop()
  fs.renameSync(own, bundle)
  writeStamp(stamp, hash)
  return bundle
}
