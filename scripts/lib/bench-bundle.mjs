import { build, stop } from 'esbuild'
import { defaultDistDir } from './build.mjs'
import { forNode } from './bundle.mjs'
import { inRoot } from './paths.mjs'

/**
 * Bundles `contents`, a module that exports parts of the application, in the same way as the command line. Returns the file.
 */
export async function benchBundle(name, contents) {
  const outfile = inRoot(defaultDistDir(), 'bench', `${name}.mjs`)
  await build({
    stdin: { contents, resolveDir: inRoot('src'), loader: 'ts' },
    outfile,
    ...forNode(),
  })
  await stop()
  return outfile
}
