import { build, stop } from 'esbuild'
import { defaultDistDir } from './build.mjs'
import { forNode } from './bundle.mjs'
import { inRoot } from './paths.mjs'

/**
 * Bundles `contents`, a module that exports parts of the application, in the same way as the command line. Returns the file.
 */
export async function benchBundle(name, contents) {
  const outfile = inRoot(defaultDistDir(), 'bench', `${name}.mjs`)
  const options = forNode()
  await build({
    stdin: { contents, resolveDir: inRoot('src'), loader: 'ts' },
    outfile,
    ...options,
    // Node finds these files alone, and not the names that Next’s own bundler knows.
    alias: { ...options.alias, 'next/headers': 'next/headers.js', 'next/navigation': 'next/navigation.js' },
  })
  await stop()
  return outfile
}
