import fs from 'node:fs'
import { defaultDistDir } from './build.mjs'
import { hashOf, hasStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'

const sources = ['src', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json', 'scripts/lib/cli-bundle.mjs']

// Next's package names no entry points, so that plain Node wants the ending: `next/headers.js`. The commands come
// across these through the session; what they hold is never called here.
const nextWithExtension = {
  name: 'next-with-extension',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^next\/[a-z-]+$/ }, ({ path }) => ({ path: `${path}.js`, external: true })),
}

/**
 * Bundles the operator's commands, because Node 20 runs no TypeScript; the packages stay outside.
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
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    conditions: ['react-server'],
    // Outside Next `server-only` throws: it cannot tell that this is a server too.
    plugins: [nextWithExtension],
    alias: { '@': inRoot('src'), 'server-only': inRoot('scripts', 'lib', 'empty.mjs') },
    logLevel: 'warning',
  })
  await stop() // or its helper process stays as long as we do
  writeStamp(stamp, hash)
  return bundle
}
