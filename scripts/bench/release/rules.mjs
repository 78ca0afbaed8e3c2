import { benchBundle } from '../../lib/bench-bundle.mjs'

const contents = `
  export { divided } from '@/domain/disclosure/inference/equivalence-classes'
  export { nodesOf } from '@/domain/disclosure/policy/nodes'
  export { inBlocks } from '@/domain/disclosure/policy/publication'
  export { figureKeys } from '@/domain/disclosure/policy/published-figures'
  export { preparedReleases } from '@/domain/disclosure/release'
  export { scenesOf } from '@/domain/disclosure/audit/audit-scopes'
  export { aimsOf, systemUnder, told } from '@/domain/disclosure/suppression/disclosed-targets'
  export { extreme } from '@/domain/disclosure/inference/integer-programme'
  export { aShape, hash, periodsOf, worldOf } from '../tests/arbitrary-world'`

/** The rules of disclosure as they are, and the made-up towns of their tests. */
export const bundleRules = () => benchBundle('release-rules', contents)
