/**
 * R7, whole: what stands between figures and a release, and whether every text is the one that the rules make. A release is
 * made only of what passes; `nabij release audit` asks the same of all that was ever published. A contradiction is a finding,
 * never a pass.
 */
import { blockOf } from '../../figures/block'
import { groupGivenAway } from './exact-groups'
import type { KeyedHash } from '../policy/noise'
import { alike, leaveFewOpen } from '../suppression/similar-cells'
import { belongsTo, nodeId, type Counted, type PublishedNode, type Statement } from '../policy/publication'
import { kindOf, scales, type FigureKey } from '../policy/published-figures'
import { scenesOf, type Publication } from './audit-scopes'
import { isAt, settledBy, told, type Scene } from '../suppression/disclosed-targets'
import { leastFamilies } from '../policy/size-class'
import { rangeOf, textByRule } from '../policy/cell'

export const findingKinds = [
  /** A reader could work out a group. */
  'settled',
  /** Two texts about nearly the same families say what one of them answered. */
  'difference',
  /** The texts cannot all be true. */
  'contradiction',
  /** Not what the rules make of these contributors. */
  'wrong_text',
  'under_threshold',
  /** A school by week, a municipality by block, or a board by both in one block. */
  'wrong_grain',
  /** What is kept to be read is not what was asked (`readings.ts`). */
  'read_otherwise',
  /** Not those, and all of those, who contribute to that node; or other ones than the first release about it had. */
  'wrong_contributors',
] as const

export type Finding = {
  readonly kind: (typeof findingKinds)[number]
  readonly key: FigureKey | 'families'
  /** The group that a reader could aim at, or the node whose text is wrong. */
  readonly name: string
}

export type Published = Publication & { readonly hash: KeyedHash }

const isOfItsGrain = ({ node }: Statement, all: readonly Statement[]) => {
  const { level, municipality, board, period } = node
  if (level !== 'board') return period.grain === (level === 'school' ? 'block' : 'week')
  return !all.some(
    ({ node: other }) =>
      other.level === 'board' &&
      other.municipality === municipality &&
      other.board === board &&
      other.period.grain !== period.grain &&
      sameBlock(other, node),
  )
}

const sameBlock = (one: PublishedNode, other: PublishedNode) => blockOf(one.period.at) === blockOf(other.period.at)

const value = (one: Counted, key: FigureKey) => one.values?.[key] ?? null

/** All of them stand there, and nobody who stands there and contributes is left out. Who was erased may be in it. */
const hasItsContributors = ({ node, key, interviews }: Statement, contributors: ReadonlyMap<string, Counted>) => {
  const set = new Set(interviews)
  const knownAll = interviews.every((interview) => {
    const one = contributors.get(interview)
    return one !== undefined && (one.values === null ? isOfPlace(node, one) : belongsTo(node, one))
  })
  const missing = [...contributors.values()].some(
    (one) => value(one, key) !== null && !set.has(one.interview) && belongsTo(node, one),
  )
  return knownAll && !missing && set.size === interviews.length
}

const isOfPlace = (node: PublishedNode, one: Counted) => belongsTo(node, { ...one, ofBlock: true })

const isItsText = ({ said, texts, ...statement }: Statement, hash: KeyedHash) =>
  (said ? texts.length === 1 : texts.length > 1) && texts.includes(textByRule(statement, hash))

const isItsSum = ({ interviews, key, sum }: Statement, contributors: ReadonlyMap<string, Counted>) => {
  const values = interviews.map((interview) => contributors.get(interview)?.values?.[key] ?? null)
  return values.includes(null) || values.reduce<number>((total, one) => total + (one ?? 0), 0) === sum
}

/** One statement by itself: its place and time, its contributors and its text, each as the rules make it. */
const wrongStatements = (key: FigureKey, { all, statements, hash }: Published): Finding[] => {
  const contributors = new Map(all.map((one) => [one.interview, one]))
  const firstOf = new Map(statements.toReversed().map((statement) => [nodeId(statement.node), statement]))
  const problemOf = (statement: Statement): Finding['kind'] | null => {
    const first = firstOf.get(nodeId(statement.node)) ?? statement
    if (!isOfItsGrain(statement, statements)) return 'wrong_grain'
    const families = new Set(statement.families).size
    if (families < Math.max(leastFamilies, statement.threshold)) return 'under_threshold'
    if (families !== statement.interviews.length) return 'wrong_contributors'
    if (first.interviews.join() !== statement.interviews.join()) return 'wrong_contributors'
    if (!hasItsContributors(statement, contributors)) return 'wrong_contributors'
    return isItsText(statement, hash) && isItsSum(statement, contributors) ? null : 'wrong_text'
  }
  return statements.flatMap((statement) => {
    const kind = problemOf(statement)
    return kind ? [{ kind, key, name: nodeId(statement.node) }] : []
  })
}

/** (A) Whatever a reader can read exactly, if anything is. */
const givenAway = (key: FigureKey, { statements, k }: Published): Finding[] => {
  const exact = statements.filter((statement) => {
    const range = rangeOf(statement)
    return range !== null && range.low === range.high
  })
  const group = groupGivenAway(
    exact.map(({ interviews }) => new Set(interviews)),
    k,
  )
  return group ? [{ kind: 'settled', key, name: 'what follows from exact figures' }] : []
}

/** (B) In one municipality and block. */
const settledIn = (scene: Scene, statements: readonly Statement[]): Finding[] => {
  const targets = settledBy(
    scene,
    statements.filter(({ node }) => isAt(scene, node)).map((statement) => told(statement)),
  )
  if (!targets) return [{ kind: 'contradiction', key: scene.key, name: `${scene.municipality} in ${scene.block}` }]
  return targets.map(({ name }) => ({ kind: 'settled', key: scene.key, name: `${scene.municipality}: ${name}` }))
}

/** (C) With everything that was said of nearly the same families. */
const differences = (key: FigureKey, scenes: readonly Scene[], { statements, k }: Published): Finding[] =>
  statements.flatMap((statement) => {
    const range = rangeOf(statement)
    // By the K of its block, as it was decided: a raised one holds from the next block on.
    const scene = scenes.find((one) => isAt(one, statement.node))
    const limits = { k: Math.min(scene?.k ?? k, statement.threshold), scale: scales[kindOf(key)] }
    const found = alike(statement, statements, limits.k).some((other) => {
      const otherRange = rangeOf(other)
      return range && otherRange && !leaveFewOpen(statement, range, other, otherRange, limits)
    })
    return found ? [{ kind: 'difference' as const, key, name: nodeId(statement.node) }] : []
  })

/** Everything that is wrong with what is, or would be, known about one figure. */
export const findingsOn = (key: FigureKey, published: Published): readonly Finding[] => {
  const wrong = wrongStatements(key, published)
  if (wrong.length > 0) return wrong
  const scenes = scenesOf(key, published)
  return [
    ...givenAway(key, published),
    ...scenes.flatMap((scene) => settledIn(scene, published.statements)),
    ...differences(key, scenes, published),
  ]
}
