/**
 * An audit scope: one figure in one municipality and block. No interview is in two scopes and no text is about two, so each
 * scope is audited by itself.
 */
import { blockOf, type Block } from '../../figures/block'
import { groupBy } from '../../figures/group-by'
import type { BlockContributor, PublishedNode, Statement } from '../policy/publication'
import type { FigureKey } from '../policy/published-figures'
import { effectiveThreshold } from '../policy/size-class'

export type AuditScope = {
  readonly key: FigureKey
  readonly municipality: string
  readonly block: Block
  readonly k: number
  /** The contributors to the figure here, and everybody a statement was ever made of. */
  readonly contributors: readonly BlockContributor[]
}

export const isInScope = ({ municipality, block }: AuditScope, node: PublishedNode): boolean =>
  node.municipality === municipality && blockOf(node.period.at) === block

const scopeId = (municipality: string, block: string) => `${municipality}|${block}`
const scopeIdOf = ({ municipality, period }: PublishedNode) => scopeId(municipality, blockOf(period.at))

/** A raised threshold holds from the next block on: within one block the lowest threshold counts. */
const lowestThreshold = (k: number, statements: readonly Statement[]) =>
  Math.min(effectiveThreshold(k), ...statements.map(({ threshold }) => effectiveThreshold(threshold)))

/** Contributors, and the statements about one figure. */
export type Publication = {
  readonly contributors: readonly BlockContributor[]
  readonly statements: readonly Statement[]
  readonly k: number
}

export const auditScopes = (key: FigureKey, { contributors, statements, k }: Publication): AuditScope[] => {
  const statedInterviews = new Set(statements.flatMap(({ interviews }) => interviews))
  const auditedContributors = contributors.filter(
    ({ values, interview }) => (values?.[key] ?? null) !== null || statedInterviews.has(interview),
  )
  const statementsByScope = groupBy(statements, ({ node }) => scopeIdOf(node))
  const contributorsByScope = groupBy(auditedContributors, ({ municipality, block }) => scopeId(municipality, block))
  return [...contributorsByScope].flatMap(([id, members]) => {
    const [first] = members
    if (!first) return []
    const { municipality, block } = first
    return [{ key, municipality, block, k: lowestThreshold(k, statementsByScope.get(id) ?? []), contributors: members }]
  })
}
