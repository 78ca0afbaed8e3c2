import { benchBundle } from '../../lib/bench-bundle.mjs'

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
export const bundleRules = () => benchBundle('release-rules', contents)
