/**
 * From the contributors of a period to what may be read outside: R1 decides who is too few, R3 to R6 make the texts, R2 and
 * R7 decide what may be said of them. The only place where a PublishableRelease is made. Same contributors, same earlier
 * releases, same release, to the byte.
 */
import { blockOf } from '../figures/block'
import { correctedFigures, correctionsOn, isCorrected, withCorrections, type Correction } from './corrections'
import { findingsOn } from './gate'
import { messageOf, type KeyedHash } from './noise'
import {
  belongsTo,
  inBlocks,
  nodeId,
  type Contributor,
  type Counted,
  type Period,
  type PublishedNode,
  type Statement,
  type Values,
} from './publication'
import { figureKeys, type FigureKey } from './published-figures'
import { scenesOf } from './scenes'
import { isAt, type Scene } from './settled'
import { sizeClassOf, thresholdOf, type SizeClass } from './size-class'
import { candidateOf, rulesVersion, type Candidate } from './statement'
import { newlyKnown } from './withholding'

export type PublishableFigure =
  | { readonly said: true; readonly text: string; readonly size: SizeClass }
  /** The reason is for inside; outside, every withheld figure reads the same. */
  | { readonly said: false; readonly reason: 'too_few' | 'would_give_away' }

declare const brand: unique symbol
/** A figure of a release that was published, as it reads now that an answer of the same contributors was corrected. */
export type CorrectedFigure = {
  readonly [brand]: 'CorrectedFigure'
  readonly node: PublishedNode
  readonly key: FigureKey
  /** Null: it reads as it did, because it cannot be said beside what was said before. */
  readonly figure: PublishableFigure | null
  /** What a reader knows afterwards; null: no more than before. */
  readonly statement: Statement | null
  /** How many statements about this municipality and block passed together, this one included. */
  readonly audited: number
}

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
  /** Answers of a published period that are other ones now; null the first time. */
  readonly correction: { readonly period: Period; readonly answers: readonly Correction[] } | null
  /** All that was ever made known of these municipalities, replaced and withdrawn releases too. */
  readonly earlier: readonly Statement[]
  readonly k: number
  readonly hash: KeyedHash
}

const isIn = (nodes: readonly PublishedNode[], municipality: string, block: string) =>
  nodes.filter((node) => node.municipality === municipality && blockOf(node.period.at) === block)

/**
 * What becomes known of one figure in one municipality and block. The whole gate is asked once more at the end; nothing is
 * said where it stops something, as when what was known before would not pass by itself.
 */
const learntIn = (
  scene: Scene,
  before: readonly Statement[],
  again: readonly Candidate[],
  { nodes, k, hash }: Preparation,
): readonly Statement[] => {
  const { key } = scene
  const first = isIn(nodes, scene.municipality, scene.block).flatMap((node) => {
    const of = scene.all.filter((one) => (one.values?.[key] ?? null) !== null && belongsTo(node, one))
    return of.length < k ? [] : [candidateOf(key, node, of, k)]
  })
  const learnt = newlyKnown({ scene, earlier: before, candidates: [...again, ...first], hash }) ?? []
  const together = [...before.filter(({ node }) => isAt(scene, node)), ...learnt]
  return findingsOn(key, { all: scene.all, statements: together, k: scene.k, hash }).length === 0 ? learnt : []
}

type Learnt = {
  readonly key: FigureKey
  readonly municipality: string
  readonly statements: readonly Statement[]
  /** Published figures whose sum is another one now. */
  readonly again: readonly Candidate[]
  /** Whether they read as they are now: all of them, or none. */
  readonly isTaken: boolean
}

const isSaidAgain = ({ node }: Candidate, learnt: readonly Statement[]) =>
  learnt.some((one) => one.said && nodeId(one.node) === nodeId(node))

const learntOf = (key: FigureKey, all: readonly Counted[], preparation: Preparation): Learnt[] => {
  const { correction, earlier, k } = preparation
  const before = earlier.filter((statement) => statement.key === key)
  return scenesOf(key, { all, statements: before, k }).map((scene): Learnt => {
    const { municipality } = scene
    const corrections = correctionsOn(key, correction?.answers ?? [])
    const now = { ...scene, all: withCorrections(scene.all, corrections) }
    const statements = before.filter(({ node }) => isAt(scene, node))
    const { candidates: again, areTrue } = correction
      ? correctedFigures(correction.period, { statements, contributors: now.all, corrections })
      : { candidates: [], areTrue: false }
    const learnt = areTrue ? learntIn(now, before, again, preparation) : []
    const isTaken = areTrue && again.every((candidate) => isSaidAgain(candidate, learnt))
    return {
      key,
      municipality,
      again,
      isTaken,
      statements: isTaken ? learnt : learntIn(scene, before, [], preparation),
    }
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

/** How many statements are about the same municipality and block. */
const besideOf = ({ municipality, period }: PublishedNode, statements: readonly Statement[]): number =>
  statements.filter(({ node }) => node.municipality === municipality && blockOf(node.period.at) === blockOf(period.at))
    .length

const correctedOf = (
  { again, isTaken, statements }: Learnt,
  all: readonly Statement[],
  earlier: readonly Statement[],
): CorrectedFigure[] =>
  again.map(({ node, key, interviews }) => {
    const statement = isTaken ? (statements.find((one) => nodeId(one.node) === nodeId(node)) ?? null) : null
    const [text] = statement?.texts ?? []
    const size = sizeClassOf(interviews.length)
    const figure = text && size ? { said: true, text, size } : null
    return { node, key, figure, statement, audited: besideOf(node, [...earlier, ...all]) } as CorrectedFigure
  })

/** The answers that count from now on: of those figures that could be corrected. */
const takenOver = (
  all: readonly Counted[],
  learnt: readonly Learnt[],
  answers: readonly Correction[],
): Correction[] => {
  const taken = new Set(learnt.flatMap(({ key, municipality, isTaken }) => (isTaken ? [`${municipality} ${key}`] : [])))
  const placeOf = new Map(all.map(({ interview, municipality }) => [interview, municipality]))
  return answers.flatMap(({ interview, before, values }) => {
    const isTaken = (key: FigureKey) => taken.has(`${placeOf.get(interview)} ${key}`)
    const now = Object.fromEntries(figureKeys.map((key) => [key, (isTaken(key) ? values : before)[key]])) as Values
    return isCorrected(before, now) ? [{ interview, before, values: now }] : []
  })
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const releaseOf = (
  node: PublishedNode,
  here: readonly Counted[],
  statements: readonly Statement[],
  { earlier, k, hash }: Preparation,
) => {
  const interviews = here.map(({ interview }) => interview)
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
    audit: { passed: true, statements: besideOf(node, [...earlier, ...statements]) },
  } as unknown as PublishableRelease
}

/** Done after each figure: a large organisation takes seconds, and others wait meanwhile. */
export type Progress = { readonly done: number; readonly of: number }

export type Prepared = {
  readonly releases: readonly PublishableRelease[]
  /** Every published figure whose sum is another one now. */
  readonly corrected: readonly CorrectedFigure[]
  /** The answers that count from then on as they are now. */
  readonly takenOver: readonly Correction[]
}

/** As `preparedReleases`, a figure at a time; with what is corrected. */
export function* preparing(asked: Preparation): Generator<Progress, Prepared> {
  const preparation = { ...asked, k: thresholdOf(asked.k) }
  const all = inBlocks(preparation.contributors)
  const learnt: Learnt[] = []
  for (const [done, key] of figureKeys.entries()) {
    yield { done, of: figureKeys.length }
    learnt.push(...learntOf(key, all, preparation))
  }
  const statements = learnt.flatMap((one) => one.statements)
  const releases = preparation.nodes.map((node) => {
    const here = all.filter((one) => one.values !== null && belongsTo(node, one))
    return releaseOf(node, here, statements, preparation)
  })
  return {
    releases,
    corrected: learnt.flatMap((one) => correctedOf(one, statements, preparation.earlier)),
    takenOver: takenOver(all, learnt, preparation.correction?.answers ?? []),
  }
}

/** The releases of one period, for all recipients at once. A node without enough families gets one that says only that. */
export const preparedReleases = (preparation: Omit<Preparation, 'correction'>): readonly PublishableRelease[] => {
  const work = preparing({ ...preparation, correction: null })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value.releases
  }
}
