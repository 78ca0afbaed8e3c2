/**
 * From the contributors of a period to the releases that may be read outside, by the rules R0 to R7. This is the only place
 * where a PublishableRelease is made. The same contributors and the same earlier statements make the same releases, to the
 * byte.
 */
import { blockOf } from '../figures/block'
import { tableOf } from '../figures/table-of'
import { auditFigure } from './audit/audit'
import { auditScopes, isInScope, type AuditScope } from './audit/audit-scopes'
import { createCell, rulesVersion, type Cell } from './policy/cell'
import { hashMessage, type KeyedHash } from './policy/noise'
import {
  belongsTo,
  nodeId,
  withBlocks,
  type BlockContributor,
  type Contributor,
  type PublishedNode,
  type Statement,
} from './policy/publication'
import { figureKeys, type FigureKey } from './policy/published-figures'
import { effectiveThreshold, sizeClassOf, type SizeClass } from './policy/size-class'
import { decideCells } from './suppression/suppression'

/**
 * One figure of a release. `said` (the figure is published) is the key of the stored JSON. The reason of a suppression is for
 * inside: too few contributors (primary), or the text would disclose others (secondary). Outside, both read the same.
 */
export type PublishableFigure =
  | { readonly said: true; readonly text: string; readonly size: SizeClass }
  | { readonly said: false; readonly reason: 'too_few' | 'would_give_away' }

declare const brand: unique symbol
/** What is published of one node in one period. */
export type PublishableRelease = {
  readonly [brand]: 'PublishableRelease'
  readonly node: PublishedNode
  readonly rules: number
  readonly threshold: number
  /** Null: too few families, and then no figure is published. */
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: PublishableFigure }
  /** What a reader knows afterwards, for every later audit; they stay inside. */
  readonly statements: readonly Statement[]
  readonly contributors: readonly (readonly [family: string, interview: string])[]
  /** A keyed hash of the contributors, in hexadecimal: the same set has the same print. */
  readonly contributorPrint: string
  /** The number of statements about this municipality and block that passed together, these included. */
  readonly audit: { readonly passed: true; readonly statements: number }
}

export type Preparation = {
  /** Everybody who counts in the blocks that the period touches, frozen or about to be. */
  readonly contributors: readonly Contributor[]
  /** The nodes that get a release now, all of one period. */
  readonly nodes: readonly PublishedNode[]
  /** Every earlier statement about these municipalities, also of replaced and withdrawn releases. */
  readonly earlier: readonly Statement[]
  readonly k: number
  readonly hash: KeyedHash
}

/** The cells of a scope that have enough contributors; the others are suppressed by the threshold rule. */
const cellsOf = ({ key, municipality, block, contributors }: AuditScope, { nodes, k }: Preparation): Cell[] =>
  nodes
    .filter((node) => node.municipality === municipality && blockOf(node.period.at) === block)
    .flatMap((node) => {
      const ofCell = contributors.filter(
        (contributor) => (contributor.values?.[key] ?? null) !== null && belongsTo(node, contributor),
      )
      return ofCell.length < k ? [] : [createCell(key, node, ofCell, k)]
    })

/**
 * The new statements about one figure. The whole audit is repeated at the end, and nothing of a scope is published when it finds
 * anything, for instance because earlier statements do not pass by themselves.
 */
const decideFigure = (
  key: FigureKey,
  contributors: readonly BlockContributor[],
  preparation: Preparation,
): Statement[] => {
  const { k, hash } = preparation
  const earlierStatements = preparation.earlier.filter((statement) => statement.key === key)
  return auditScopes(key, { contributors, statements: earlierStatements, k }).flatMap((scope) => {
    const decidedCells =
      decideCells({ scope, earlier: earlierStatements, cells: cellsOf(scope, preparation), hash }) ?? []
    const statements = [...earlierStatements.filter(({ node }) => isInScope(scope, node)), ...decidedCells]
    const findings = auditFigure(key, { contributors: scope.contributors, statements, k: scope.k, hash })
    return findings.length === 0 ? decidedCells : []
  })
}

const publishableFigures = (contributors: readonly BlockContributor[], statements: readonly Statement[], k: number) =>
  tableOf(figureKeys, (key): PublishableFigure => {
    const n = contributors.filter(({ values }) => (values?.[key] ?? null) !== null).length
    const statement = statements.find((candidate) => candidate.key === key && candidate.isPublished)
    const size = sizeClassOf(n)
    if (statement?.texts[0] && size) return { said: true, text: statement.texts[0], size }
    return { said: false, reason: n < k ? 'too_few' : 'would_give_away' }
  })

const hexadecimal = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const createRelease = (
  node: PublishedNode,
  contributors: readonly BlockContributor[],
  statements: readonly Statement[],
  { earlier, k, hash }: Preparation,
) => {
  const interviews = contributors.map(({ interview }) => interview)
  const isInSameScope = (statement: Statement) =>
    statement.node.municipality === node.municipality && blockOf(statement.node.period.at) === blockOf(node.period.at)
  const ofNode = statements.filter((statement) => nodeId(statement.node) === nodeId(node))
  // Only this function makes a `PublishableRelease`. Nothing else may have its type.
  return {
    node,
    rules: rulesVersion,
    threshold: k,
    families: contributors.length < k ? null : sizeClassOf(contributors.length),
    figures: publishableFigures(contributors, ofNode, k),
    statements: ofNode,
    contributors: contributors
      .map(({ family, interview }) => [family, interview] as const)
      .toSorted(([, a], [, b]) => (a < b ? -1 : 1)),
    contributorPrint: hexadecimal(hash(hashMessage('contributors', interviews))),
    audit: { passed: true, statements: [...earlier, ...statements].filter(isInSameScope).length },
  } as unknown as PublishableRelease
}

/** How many figures of all are decided. */
export type Progress = { readonly done: number; readonly of: number }

/** As `createReleases`, one figure at a time: a large organisation takes seconds, and other requests run in between. */
export function* createReleasesInSteps(input: Preparation): Generator<Progress, readonly PublishableRelease[]> {
  const preparation = { ...input, k: effectiveThreshold(input.k) }
  const contributors = withBlocks(preparation.contributors)
  const statements: Statement[] = []
  for (const [done, key] of figureKeys.entries()) {
    yield { done, of: figureKeys.length }
    statements.push(...decideFigure(key, contributors, preparation))
  }
  return preparation.nodes.map((node) => {
    const ofNode = contributors.filter((contributor) => contributor.values !== null && belongsTo(node, contributor))
    return createRelease(node, ofNode, statements, preparation)
  })
}

/** The releases of one period, for all recipients at once. A node without enough families gets one that says only that. */
export const createReleases = (preparation: Preparation): readonly PublishableRelease[] => {
  const steps = createReleasesInSteps(preparation)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
