/** R4: what the rules make of one figure about one node, from nothing but its contributors and their sum; and what it can be. */
import { messageOf, noiseOf, type KeyedHash } from './noise'
import { possibleOf, textOf, type Range } from './figure-text'
import type { Counted, PublishedNode, Statement } from './publication'
import { kindOf, type FigureKey } from './published-figures'

export const rulesVersion = 1

/** The one text of these contributors with this sum. */
export const textByRule = (
  { key, interviews, sum }: Pick<Statement, 'key' | 'interviews' | 'sum'>,
  hash: KeyedHash,
): string => textOf(kindOf(key), interviews.length, sum, noiseOf(kindOf(key), hash(messageOf(key, interviews))))

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
