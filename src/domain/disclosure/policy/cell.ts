/**
 * A cell: one figure of one node and period, with its contributors and their sum. This file makes the text of a cell by the
 * rules, and reads a statement back into a feasibility interval.
 */
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import { feasibleSums, figureText } from './figure-text'
import { drawNoise, hashMessage, type KeyedHash } from './noise'
import type { BlockContributor, PublishedNode, Statement } from './publication'
import { kindOf, type FigureKey } from './published-figures'

/** The version of the rules, stored with every release. */
export const rulesVersion = 1

/** A cell before it is decided whether its text is published. */
export type Cell = Omit<Statement, 'isPublished' | 'texts'>

/** `contributors` are those with a value for the figure; they may come in any order. */
export const createCell = (
  key: FigureKey,
  node: PublishedNode,
  contributors: readonly BlockContributor[],
  threshold: number,
): Cell => {
  const byInterview = contributors.toSorted((a, b) => (a.interview < b.interview ? -1 : 1))
  return {
    release: '',
    node,
    key,
    interviews: byInterview.map(({ interview }) => interview),
    families: byInterview.map(({ family }) => family),
    sum: byInterview.reduce((total, { values }) => total + (values?.[key] ?? 0), 0),
    threshold,
    rules: rulesVersion,
  }
}

/** R4: the one text that the rules make of these contributors with this sum, noise included. */
export const textOfCell = (
  { key, interviews, sum }: Pick<Cell, 'key' | 'interviews' | 'sum'>,
  hash: KeyedHash,
): string => {
  const kind = kindOf(key)
  return figureText(kind, interviews.length, sum, drawNoise(kind, hash(hashMessage(key, interviews))))
}

/** The hull of the sums that the texts of a statement allow; null when no figure of so many families has one of the texts. */
export const intervalOfStatement = ({
  key,
  interviews,
  texts,
}: Pick<Statement, 'key' | 'interviews' | 'texts'>): FeasibilityInterval | null => {
  const intervals = texts
    .map((text) => feasibleSums(kindOf(key), interviews.length, text))
    .filter((interval) => interval !== null)
  if (intervals.length === 0 || intervals.length < texts.length) return null
  return { low: Math.min(...intervals.map(({ low }) => low)), high: Math.max(...intervals.map(({ high }) => high)) }
}
