/**
 * From the contributors of a period to what may be read outside: R1 decides who is too few, R3 to R6 make the texts, R2 and
 * R7 decide what may be said of them. The only place where a PublishableRelease is made. Same contributors, same earlier
 * releases, same release, to the byte.
 */
import { blockOf } from '../figures/block'
import { findingsOn } from './audit/audit'
import { messageOf, type KeyedHash } from './policy/noise'
import { belongsTo, inBlocks, nodeId, type Contributor, type Counted, type PublishedNode } from './policy/publication'
import type { Statement } from './policy/publication'
import { figureKeys, type FigureKey } from './policy/published-figures'
import { scenesOf } from './audit/audit-scopes'
import { isAt } from './suppression/disclosed-targets'
import { sizeClassOf, thresholdOf, type SizeClass } from './policy/size-class'
import { candidateOf, rulesVersion } from './policy/cell'
import { newlyKnown } from './suppression/suppression'

export type PublishableFigure =
  | { readonly said: true; readonly text: string; readonly size: SizeClass }
  /** The reason is for inside; outside, every withheld figure reads the same. */
  | { readonly said: false; readonly reason: 'too_few' | 'would_give_away' }

declare const brand: unique symbol
/** One node in one period. `statements`: what a reader knows afterwards, for every later audit; it stays inside. */
export type PublishableRelease = {
  readonly [brand]: 'PublishableRelease'
  readonly node: PublishedNode
  readonly rules: number
  readonly threshold: number
  /** Null: too few families, and then no figure is said. */
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: PublishableFigure }
  readonly statements: readonly Statement[]
  readonly contributors: readonly (readonly [family: string, interview: string])[]
  /** A keyed hash of who contributes, in hexadecimal: the same set, the same print. */
  readonly contributorPrint: string
  /** How many statements about this municipality and block passed together, these included. */
  readonly audit: { readonly passed: true; readonly statements: number }
}

export type Preparation = {
  /** Everybody who counts in the blocks that the period touches, frozen or about to be. */
  readonly contributors: readonly Contributor[]
  /** The nodes that get a release now, all of one period. */
  readonly nodes: readonly PublishedNode[]
  /** All that was ever made known of these municipalities, replaced and withdrawn releases too. */
  readonly earlier: readonly Statement[]
  readonly k: number
  readonly hash: KeyedHash
}

const isIn = (nodes: readonly PublishedNode[], municipality: string, block: string) =>
  nodes.filter((node) => node.municipality === municipality && blockOf(node.period.at) === block)

/**
 * What becomes known of one figure. The whole gate is asked once more at the end; nothing is said where it stops something,
 * as when what was known before would not pass by itself.
 */
const learntOf = (key: FigureKey, all: readonly Counted[], { nodes, earlier, k, hash }: Preparation): Statement[] => {
  const before = earlier.filter((statement) => statement.key === key)
  return scenesOf(key, { all, statements: before, k }).flatMap((scene) => {
    const candidates = isIn(nodes, scene.municipality, scene.block).flatMap((node) => {
      const of = scene.all.filter((one) => (one.values?.[key] ?? null) !== null && belongsTo(node, one))
      return of.length < k ? [] : [candidateOf(key, node, of, k)]
    })
    const learnt = newlyKnown({ scene, earlier: before, candidates, hash }) ?? []
    const isHere = ({ node }: Statement) => isAt(scene, node)
    const together = [...before.filter(isHere), ...learnt]
    return findingsOn(key, { all: scene.all, statements: together, k: scene.k, hash }).length === 0 ? learnt : []
  })
}

const figuresOf = (here: readonly Counted[], statements: readonly Statement[], k: number) =>
  Object.fromEntries(
    figureKeys.map((key): [FigureKey, PublishableFigure] => {
      const n = here.filter(({ values }) => (values?.[key] ?? null) !== null).length
      const statement = statements.find((one) => one.key === key && one.said)
      const size = sizeClassOf(n)
      if (statement?.texts[0] && size) return [key, { said: true, text: statement.texts[0], size }]
      return [key, { said: false, reason: n < k ? 'too_few' : 'would_give_away' }]
    }),
  ) as PublishableRelease['figures']

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const releaseOf = (
  node: PublishedNode,
  here: readonly Counted[],
  statements: readonly Statement[],
  { earlier, k, hash }: Preparation,
) => {
  const interviews = here.map(({ interview }) => interview)
  const isBeside = (one: Statement) =>
    one.node.municipality === node.municipality && blockOf(one.node.period.at) === blockOf(node.period.at)
  const own = statements.filter((one) => nodeId(one.node) === nodeId(node))
  return {
    node,
    rules: rulesVersion,
    threshold: k,
    families: here.length < k ? null : sizeClassOf(here.length),
    figures: figuresOf(here, own, k),
    statements: own,
    contributors: here
      .map(({ family, interview }) => [family, interview] as const)
      .toSorted(([, a], [, b]) => (a < b ? -1 : 1)),
    contributorPrint: hex(hash(messageOf('contributors', interviews))),
    audit: { passed: true, statements: [...earlier, ...statements].filter(isBeside).length },
  } as unknown as PublishableRelease
}

/** Done after each figure: a large organisation takes seconds, and others wait meanwhile. */
export type Progress = { readonly done: number; readonly of: number }

/** As `preparedReleases`, a figure at a time. */
export function* preparing(asked: Preparation): Generator<Progress, readonly PublishableRelease[]> {
  const preparation = { ...asked, k: thresholdOf(asked.k) }
  const all = inBlocks(preparation.contributors)
  const statements: Statement[] = []
  for (const [done, key] of figureKeys.entries()) {
    yield { done, of: figureKeys.length }
    statements.push(...learntOf(key, all, preparation))
  }
  return preparation.nodes.map((node) => {
    const here = all.filter((one) => one.values !== null && belongsTo(node, one))
    return releaseOf(node, here, statements, preparation)
  })
}

/** The releases of one period, for all recipients at once. A node without enough families gets one that says only that. */
export const preparedReleases = (preparation: Preparation): readonly PublishableRelease[] => {
  const work = preparing(preparation)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
