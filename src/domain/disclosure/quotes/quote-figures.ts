/**
 * What a quote tells beside its words: that at least five families of the node raised its theme. The audit does not hear of
 * it, so a quote is let through only where the published figures say as much already.
 */

import { choiceItems } from '../../instrument/items'
import { possibleOf } from '../policy/figure-text'
import { nodeId, weeksOfPeriod, type PublishedNode } from '../policy/publication'
import type { ShareKey } from '../policy/published-figures'
import type { QuoteItem, QuoteTheme } from './quote-themes'
import { bandsOf } from '../policy/share-bands'

/**
 * Decided by the closed list:
 *
 * - Someone who names a theme of question 24 or 26 is counted in the share `keeps_going` or `goes_well`, and someone with a
 *   topic of question 17 in `worries`: that share must be said, at the node and at every node above it, in a band that is
 *   neither the first nor the last one it can have, and that leaves no fewer than five.
 * - Needs (question 25) are in no published figure, neither as a share nor in load or capacity: "at least five" of them
 *   touches nothing that is said, and bounds no group from above.
 * - `nothing` is the complement of these shares. Beside "at least 90 %" it counts the others exactly, so it is never quoted.
 */
/** Families that raised the theme. */
export const leastRaised = 5

export const figureRules = ['quote_nothing', 'quote_figure'] as const
export type FigureRule = (typeof figureRules)[number]

const figureOfItem: Record<QuoteItem, ShareKey | null> = {
  worries_topics: 'worries',
  keeps_going: 'keeps_going',
  goes_well: 'goes_well',
  needs: null,
}

const itemOf = (theme: QuoteTheme) => theme.slice(0, theme.indexOf(':')) as QuoteItem

/** The published share that whoever raises this theme is counted in; null: there is none. */
export const figureOfTheme = (theme: QuoteTheme): ShareKey | null => figureOfItem[itemOf(theme)]

/** The option that stands for none of the others. */
export const isAboutNothing = (theme: QuoteTheme): boolean => {
  const item = choiceItems.find(({ key }) => key === itemOf(theme))
  return item?.kind === 'many' && theme === `${item.key}:${item.exclusive ?? ''}`
}

/** What a reader knows, or is about to know, of one share of one node. `n`: its contributors. */
export type KnownShare = {
  readonly node: PublishedNode
  readonly said: boolean
  readonly text: string
  readonly n: number
}

const isAtOrAbove = (other: PublishedNode, node: PublishedNode) =>
  other.school === '' &&
  other.municipality === node.municipality &&
  (other.board === '' || other.board === node.board) &&
  weeksOfPeriod(other.period).some((week) => weeksOfPeriod(node.period).includes(week))

/** The node itself, and its municipality in each week: a municipality is published by week alone. */
const neededFor = (node: PublishedNode): PublishedNode[] => [
  node,
  ...weeksOfPeriod(node.period).map((at): PublishedNode => ({
    ...node,
    level: 'municipality',
    board: '',
    school: '',
    period: { grain: 'week', at },
  })),
]

const saysAsMuch = ({ said, text, n }: KnownShare) => {
  const texts = bandsOf(n)
    .filter(({ from, to }) => from <= to)
    .map((band) => band.text)
  const low = possibleOf('share', n, text)?.low ?? 0
  return said && text !== texts[0] && text !== texts.at(-1) && low >= leastRaised
}

/** Why the figures do not carry a quote about this theme at this node; `known` are those of its share, of any node. */
export const figureProblems = (
  theme: QuoteTheme,
  node: PublishedNode,
  known: readonly KnownShare[],
): { rule: FigureRule }[] => {
  if (isAboutNothing(theme)) return [{ rule: 'quote_nothing' }]
  if (figureOfTheme(theme) === null) return []
  const touched = known.filter((share) => isAtOrAbove(share.node, node))
  const told = new Set(touched.map((share) => nodeId(share.node)))
  const carries = neededFor(node).every((one) => told.has(nodeId(one))) && touched.every(saysAsMuch)
  return carries ? [] : [{ rule: 'quote_figure' }]
}
