import { build, stop } from 'esbuild'
import { defaultDistDir } from './build.mjs'
import { forNode } from './bundle.mjs'
import { inRoot } from './paths.mjs'

/** What `contents` exports, bundled as the command line is: the application's own modules and not copies. Hands back the file. */
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
