/**
 * R7, whole: the three questions that stand between figures and a release, and whether every text is the one that the rules
 * make. A release is made only when nothing is found; `nabij release audit` asks the same of all that was ever published.
 */
import { addBlocks } from '../figures/block'
import { addWeeks } from '../figures/week'
import { auditOf, type Finding } from './audit'
import { textByRule } from './claim'
import { groupGivenAway } from './exact-groups'
import type { KeyedHash } from './noise'
import { leaveOpen } from './open-answers'
import { possibleOf } from './possible'
import { belongsTo, nodeId, type Claim, type Contribution, type PublishedNode } from './publication'
import { kindOf, scales, type FigureKey } from './published-figures'
import { leastFamilies, sizeClassOf } from './size-class'

export type Published = {
  readonly all: readonly Contribution[]
  readonly claims: readonly Claim[]
  readonly k: number
  readonly hash: KeyedHash
}

const rangeOf = ({ key, interviews, text }: Claim) => possibleOf(kindOf(key), interviews.length, text)

const unitOf = ({ level, municipality, board, school, period }: PublishedNode) =>
  [level, municipality, board, school, period.grain].join('/')

const follows = ({ period: earlier }: PublishedNode, { period: later }: PublishedNode) =>
  later.at === earlier.at ||
  later.at === (earlier.grain === 'week' ? addWeeks(earlier.at, 1) : addBlocks(earlier.at, 1))

/** (C) The previous period of the same node, and revisions of one release. */
const differences = (key: FigureKey, { claims, k }: Published): Finding[] =>
  claims.flatMap((later) =>
    claims
      .filter(
        (earlier) =>
          earlier !== later && unitOf(earlier.node) === unitOf(later.node) && follows(earlier.node, later.node),
      )
      .filter((earlier) => {
        const [before, now] = [new Set(earlier.families), new Set(later.families)]
        const both = later.families.filter((family) => before.has(family)).length
        const overlap = { both, first: before.size - both, second: now.size - both }
        const differing = overlap.first + overlap.second
        const [one, other] = [rangeOf(earlier), rangeOf(later)]
        if (differing === 0 || differing >= k || !one || !other) return false
        return !leaveOpen([one, other], overlap, scales[kindOf(key)])
      })
      .map(() => ({ kind: 'difference' as const, key, name: nodeId(later.node), interviews: later.interviews })),
  )

/** (A) Whatever a reader can read exactly, if anything is. */
const givenAway = (key: FigureKey, { claims, k }: Published): Finding[] => {
  const exact = claims.filter((claim) => {
    const range = rangeOf(claim)
    return range !== null && range.low === range.high
  })
  if (exact.length === 0) return []
  const group = groupGivenAway(
    exact.map(({ interviews }) => new Set(interviews)),
    k,
  )
  return group ? [{ kind: 'settled', key, name: 'follows from exact figures', interviews: group }] : []
}

/** R0: a school by block, a municipality by week, a board by week or, when it is small, by block. */
const isOfItsGrain = ({ level, period }: PublishedNode) =>
  level === 'board' || period.grain === (level === 'school' ? 'block' : 'week')

const sameInterviews = (one: Claim, other: Claim) => one.interviews.join(',') === other.interviews.join(',')

/** One claim by itself: its place and time, its contributors, its size class and its text, each as the rules make it. */
const wrongClaims = (key: FigureKey, { all, claims, hash }: Published): Finding[] => {
  const contributors = new Map(all.map((one) => [one.interview, one]))
  const belongs = ({ node, interviews }: Claim) =>
    interviews.every((interview) => {
      const one = contributors.get(interview)
      return !one || belongsTo(node, one)
    })
  const firstOf = new Map(claims.toReversed().map((claim) => [nodeId(claim.node), claim]))
  const problemOf = (claim: Claim): Finding['kind'] | null => {
    if (!isOfItsGrain(claim.node)) return 'wrong_grain'
    if (!belongs(claim) || !sameInterviews(claim, firstOf.get(nodeId(claim.node)) ?? claim)) return 'wrong_contributors'
    if (claim.size !== sizeClassOf(claim.interviews.length) && claim.interviews.length >= leastFamilies)
      return 'wrong_text'
    return textByRule(claim, hash) === claim.text ? null : 'wrong_text'
  }
  return claims.flatMap((claim) => {
    const kind = problemOf(claim)
    return kind ? [{ kind, key, name: nodeId(claim.node), interviews: claim.interviews }] : []
  })
}

/** Everything that is wrong with what is, or would be, published about one figure. `claims` are about that figure alone. */
export const findingsOn = (key: FigureKey, published: Published): readonly Finding[] => {
  const wrong = wrongClaims(key, published)
  if (wrong.length > 0) return wrong
  return [
    ...givenAway(key, published),
    ...auditOf(key, published.all, published.claims, published.k),
    ...differences(key, published),
  ]
}
