/**
 * From the contributions of a period to what may be read outside: R1 decides who is too few, R3 to R6 make the texts, R7
 * asks whether anybody could be worked out, R2 withholds until nobody can. The only place where a PublishableRelease is
 * made. Same contributions, same earlier releases, same release, to the byte.
 */
import { type Finding } from './audit'
import { claimOf } from './claim'
import { findingsOn } from './gate'
import type { KeyedHash } from './noise'
import { belongsTo, nodeId, type Claim, type Contribution, type PublishedNode } from './publication'
import { figureKeys, type FigureKey } from './published-figures'
import { sizeClassOf, thresholdOf, type SizeClass } from './size-class'

export const rulesVersion = 1

/** One counting interview with what it contributes to each figure; null where nothing substantive was said. */
export type Counting = Omit<Contribution, 'value'> & { readonly values: { readonly [key in FigureKey]: number | null } }

export type PublishedFigure =
  | { readonly said: true; readonly text: string; readonly size: SizeClass }
  /** The reason is for inside; outside, every withheld figure reads the same. */
  | { readonly said: false; readonly reason: 'too_few' | 'would_give_away' }

declare const brand: unique symbol
export type PublishableRelease = {
  readonly [brand]: 'PublishableRelease'
  readonly node: PublishedNode
  readonly rules: number
  /** Null: too few families, and then there are no figures. */
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: PublishedFigure }
  readonly contributors: readonly (readonly [family: string, interview: string])[]
}

export type Preparation = {
  /** Everything that counts in the blocks that the period touches, late comers in the period that they count in. */
  readonly counting: readonly Counting[]
  /** The nodes that get a release now. */
  readonly nodes: readonly PublishedNode[]
  /** All that was ever published about these blocks, replaced and withdrawn releases too. */
  readonly earlier: readonly Claim[]
  readonly k: number
  readonly hash: KeyedHash
}

export type Prepared =
  | { readonly kind: 'publishable'; readonly releases: readonly PublishableRelease[] }
  /** What was published before gives somebody away by itself: nothing that is withheld now can mend it. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }

export const contributionsTo = (key: FigureKey, counting: readonly Counting[]): Contribution[] =>
  counting.flatMap((one) => {
    const value = one.values[key]
    return value === null ? [] : [{ ...one, value }]
  })

/** R2: of the claims made now, the one about the fewest that touches the finding; none when only earlier ones do. */
const toWithhold = (claims: readonly Claim[], { interviews }: Finding): Claim | undefined => {
  const aimedAt = new Set(interviews)
  return claims
    .filter((claim) => interviews.length === 0 || claim.interviews.some((interview) => aimedAt.has(interview)))
    .toSorted((a, b) => a.interviews.length - b.interviews.length || (nodeId(a.node) < nodeId(b.node) ? -1 : 1))[0]
}

type Settled = { said: readonly Claim[]; findings: readonly Finding[] }

/** Withholds, smallest first, until the audit has nothing to say. */
const settled = (
  key: FigureKey,
  all: readonly Contribution[],
  claims: readonly Claim[],
  { earlier, k, hash }: Preparation,
): Settled => {
  const before = earlier.filter((claim) => claim.key === key)
  let said = claims
  for (;;) {
    const findings = findingsOn(key, { all, claims: [...before, ...said], k, hash })
    const withheld = new Set(findings.flatMap((finding) => toWithhold(said, finding) ?? []))
    if (withheld.size === 0) return { said, findings }
    said = said.filter((claim) => !withheld.has(claim))
  }
}

const figuresOf = (
  node: PublishedNode,
  made: ReadonlyMap<FigureKey, Settled>,
  counting: readonly Counting[],
  k: number,
) =>
  Object.fromEntries(
    figureKeys.map((key): [FigureKey, PublishedFigure] => {
      const n = counting.filter(({ values }) => values[key] !== null).length
      const claim = made.get(key)?.said.find((one) => nodeId(one.node) === nodeId(node))
      const size = sizeClassOf(n)
      if (claim && size) return [key, { said: true, text: claim.text, size }]
      return [key, { said: false, reason: n < k ? 'too_few' : 'would_give_away' }]
    }),
  ) as PublishableRelease['figures']

/** The releases of one period, all recipients at once, or what stands in the way. */
export const preparedReleases = (preparation: Preparation): Prepared => {
  const { counting, nodes, hash } = preparation
  const k = thresholdOf(preparation.k)
  const within = new Map(nodes.map((node) => [node, counting.filter((one) => belongsTo(node, one))]))
  const isShown = (node: PublishedNode) => (within.get(node)?.length ?? 0) >= k
  const made = new Map(
    figureKeys.map((key) => {
      const all = contributionsTo(key, counting)
      const claims = nodes.filter(isShown).flatMap((node) => {
        const of = all.filter((one) => belongsTo(node, one))
        return of.length < k ? [] : [claimOf(key, node, of, hash)]
      })
      return [key, settled(key, all, claims, { ...preparation, k })]
    }),
  )
  const findings = [...made.values()].flatMap((one) => one.findings)
  if (findings.length > 0) return { kind: 'refused', findings }
  const releases = nodes.map((node) => {
    const here = within.get(node) ?? []
    return {
      node,
      rules: rulesVersion,
      families: isShown(node) ? sizeClassOf(here.length) : null,
      figures: figuresOf(node, made, here, k),
      contributors: here
        .map(({ family, interview }) => [family, interview] as const)
        .toSorted(([, a], [, b]) => (a < b ? -1 : 1)),
    } as unknown as PublishableRelease
  })
  return { kind: 'publishable', releases }
}
