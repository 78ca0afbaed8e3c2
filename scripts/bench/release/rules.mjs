import { build, stop } from 'esbuild'
import { defaultDistDir } from '../../lib/build.mjs'
import { inRoot } from '../../lib/paths.mjs'

const contents = `
  export { divided } from '@/domain/disclosure/atoms'
  export { nodesOf } from '@/domain/disclosure/nodes'
  export { inBlocks } from '@/domain/disclosure/publication'
  export { figureKeys } from '@/domain/disclosure/published-figures'
  export { preparedReleases } from '@/domain/disclosure/release'
  export { scenesOf } from '@/domain/disclosure/scenes'
  export { aimsOf, systemUnder, told } from '@/domain/disclosure/settled'
  export { extreme } from '@/domain/disclosure/solver'
  export { aShape, hash, periodsOf, worldOf } from '../tests/arbitrary-world'`

/** The rules of disclosure as they are, and the made-up towns of their tests. */
export async function bundleRules() {
  const outfile = inRoot(defaultDistDir(), 'bench', 'release-rules.mjs')
  await build({
    stdin: { contents, resolveDir: inRoot('src'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@': inRoot('src') },
    logLevel: 'warning',
  })
  await stop()
  return outfile
}
