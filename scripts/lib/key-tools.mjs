import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { forNode } from './bundle.mjs'
import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'

/**
 * What backups do with keys, bundled of the same code as the application's.
 * @returns {Promise<typeof import('../../src/server/sealed/key-tools')>}
 */
export async function keyTools() {
  const bundle = inRoot('.next', 'cli', 'key-tools.mjs')
  const stamp = inRoot('.next', 'cli', 'key-tools.hash')
  const sources = ['src/server', 'package-lock.json', 'scripts/lib/key-tools.mjs', 'scripts/lib/bundle.mjs']
  const hash = hashOf(sources, { skip: /generated\// })
  if (!fs.existsSync(bundle) || !hasStamp(stamp, hash)) {
    const { build, stop } = await import('esbuild')
    await build({ entryPoints: [inRoot('src', 'server', 'sealed', 'key-tools.ts')], outfile: bundle, ...forNode() })
    await stop()
    writeStamp(stamp, hash)
  }
  return import(pathToFileURL(bundle).href)
}
