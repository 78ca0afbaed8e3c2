/** R4: what the rules make of one figure about one node, from nothing but its contributors and their sum; and what it can be. */
import { messageOf, noiseOf, type KeyedHash } from './noise'
import { possibleOf, textOf, type Range } from './possible'
import type { Contributor, Counted, PublishedNode, Statement } from './publication'
import { kindOf, type FigureKey } from './published-figures'

export const rulesVersion = 1

type Contributing = Pick<Statement, 'key' | 'interviews' | 'edition' | 'sum'>

/** The one text of these contributors with this sum. */
export const textByRule = ({ key, interviews, edition, sum }: Contributing, hash: KeyedHash): string => {
  const noise = noiseOf(kindOf(key), hash(messageOf(key, interviews, edition)))
  return textOf(kindOf(key), interviews.length, sum, noise)
}

/** How often answers of these contributors were corrected, all together. */
export const editionOf = (contributors: readonly Pick<Contributor, 'corrected'>[]): number =>
  contributors.reduce((total, { corrected }) => total + corrected, 0)

/** A figure of a node before it is decided whether it may be said: who contributes, and their sum. */
export type Candidate = Omit<Statement, 'said' | 'texts'>

export const candidateOf = (
  key: FigureKey,
  node: PublishedNode,
  contributors: readonly Counted[],
  threshold: number,
): Candidate => {
  const inOrder = contributors.toSorted((a, b) => (a.interview < b.interview ? -1 : 1))
  return {
    release: '',
    node,
    key,
    interviews: inOrder.map(({ interview }) => interview),
    families: inOrder.map(({ family }) => family),
    sum: inOrder.reduce((total, { values }) => total + (values?.[key] ?? 0), 0),
    edition: editionOf(inOrder),
    threshold,
    rules: rulesVersion,
  }
}

/** Between which sums the texts of a statement leave it; null when no figure of so many families says one of them. */
export const rangeOf = ({ key, interviews, texts }: Pick<Statement, 'key' | 'interviews' | 'texts'>): Range | null => {
  const ranges = texts.map((text) => possibleOf(kindOf(key), interviews.length, text))
  if (ranges.length === 0 || ranges.includes(null)) return null
  const known = ranges.filter((range) => range !== null)
  return { low: Math.min(...known.map(({ low }) => low)), high: Math.max(...known.map(({ high }) => high)) }
}
