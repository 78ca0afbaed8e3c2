import fs from 'node:fs'
import { defaultDistDir } from './build.mjs'
import { forNode } from './bundle.mjs'
import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'

const sources = [
  'src',
  'prisma/schema.prisma',
  'package-lock.json',
  'tsconfig.json',
  'scripts/lib/cli-bundle.mjs',
  'scripts/lib/bundle.mjs',
]

// The package of Next has no `exports`, so plain Node needs the extension: `next/headers.js`. The commands import these
// modules indirectly, through the session, and never call them.
const nextWithExtension = {
  name: 'next-with-extension',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^next\/[a-z-]+$/ }, ({ path }) => ({ path: `${path}.js`, external: true })),
}

/**
 * Bundles the operator's commands.
 * @param {string} [distDir]
 * @returns {Promise<string>} the path of the program
 */
export async function ensureCli(distDir = defaultDistDir()) {
  const bundle = inRoot(distDir, 'cli', 'nabij.mjs')
  const stamp = inRoot(distDir, 'cli', 'sources.hash')
  const hash = hashOf(sources, { skip: /generated\// })
  if (fs.existsSync(bundle) && hasStamp(stamp, hash)) return bundle
  const { build, stop } = await import('esbuild')
  await build({
    entryPoints: [inRoot('src', 'cli', 'main.ts')],
    outfile: bundle,
    ...forNode(),
    plugins: [nextWithExtension],
  })
  await stop() // otherwise the helper process of esbuild keeps running as long as this one
  writeStamp(stamp, hash)
  return bundle
}
