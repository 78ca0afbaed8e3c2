import { benchBundle } from '../../lib/bench-bundle.mjs'

const contents = `
  export { partitionContributors } from '@/domain/disclosure/inference/equivalence-classes'
  export { nodesToPublish } from '@/domain/disclosure/policy/nodes'
  export { withBlocks } from '@/domain/disclosure/policy/publication'
  export { figureKeys } from '@/domain/disclosure/policy/published-figures'
  export { createReleases } from '@/domain/disclosure/release'
  export { auditScopes } from '@/domain/disclosure/audit/audit-scopes'
  export { measuredTargets, createScopeSystem, constraintOf } from '@/domain/disclosure/suppression/disclosed-targets'
  export { extremeSolution } from '@/domain/disclosure/inference/integer-programme'
  export { aShape, hash, periodsOf, worldOf } from '../tests/arbitrary-world'`

/** A bundle of the application's own rules of disclosure control and the generated towns of their tests. */
export const bundleRules = () => benchBundle('release-rules', contents)
