/**
 * What a quote says beside its words: at least five families of the node raised its theme. Quotes are not part of the audit, so
 * a quote is allowed only where the published figures say as much already. Each theme of a question is counted in one share
 * (the record of the question says which): that share must be published, in a band that is neither the first nor the last one and that implies at
 * least five families.
 */

import { feasibleSums } from '../policy/figure-text'
import { nodeId, weeksOfPeriod, type PublishedNode } from '../policy/publication'
import { shareKeys, type ShareKey } from '../policy/published-figures'
import { quotedItems, type QuoteTheme } from './quote-themes'
import { shareBands } from '../policy/share-bands'

/** A quote says that at least so many families raised its theme. */
export const minimumRaised = 5

export const figureRules = ['quote_nothing', 'quote_figure'] as const
export type FigureRule = (typeof figureRules)[number]

const itemOf = (theme: QuoteTheme) => quotedItems.find(({ key }) => key === theme.slice(0, theme.indexOf(':')))

/**
 * The published share in which whoever raises this theme is counted; null when there is none. Needs are in no published
 * figure: "at least five" of them touches no published text and bounds no group from above.
 */
export const figureOfTheme = (theme: QuoteTheme): ShareKey | null =>
  shareKeys.find((key) => key === itemOf(theme)?.quotes?.figure) ?? null

/**
 * Is the theme the option that excludes all others, such as `nothing`? It is the complement of a published share: beside "at
 * least 90 %" a quote about it would count the other families, so it is never quoted.
 */
export const isAboutNothing = (theme: QuoteTheme): boolean => {
  const item = itemOf(theme)
  return item?.kind === 'many' && theme === `${item.key}:${item.exclusive ?? ''}`
}

/** A share of one node that is published or suppressed already, or about to be; `n` is the number of its contributors. */
export type StatedShare = {
  readonly node: PublishedNode
  readonly isPublished: boolean
  readonly text: string
  readonly n: number
}

const isAtOrAbove = (otherNode: PublishedNode, node: PublishedNode) =>
  otherNode.school === '' &&
  otherNode.municipality === node.municipality &&
  (otherNode.board === '' || otherNode.board === node.board) &&
  weeksOfPeriod(otherNode.period).some((week) => weeksOfPeriod(node.period).includes(week))

/** The nodes whose share must be published: the node itself, and its municipality in each week of the period. */
const nodesThatCarry = (node: PublishedNode): PublishedNode[] => [
  node,
  ...weeksOfPeriod(node.period).map((at): PublishedNode => ({
    ...node,
    level: 'municipality',
    board: '',
    school: '',
    period: { grain: 'week', at },
  })),
]

/** Does the published band of the share imply what a quote would say? */
const impliesQuote = ({ isPublished, text, n }: StatedShare) => {
  const texts = shareBands(n)
    .filter(({ from, to }) => from <= to)
    .map((band) => band.text)
  const low = feasibleSums('share', n, text)?.low ?? 0
  return isPublished && text !== texts[0] && text !== texts.at(-1) && low >= minimumRaised
}

/** The rules by which the figures do not carry a quote about this theme at this node. `shares` are of the theme's share, of any node. */
export const figureProblems = (
  theme: QuoteTheme,
  node: PublishedNode,
  shares: readonly StatedShare[],
): { rule: FigureRule }[] => {
  if (isAboutNothing(theme)) return [{ rule: 'quote_nothing' }]
  if (figureOfTheme(theme) === null) return []
  const sharesAbove = shares.filter((share) => isAtOrAbove(share.node, node))
  const statedNodes = new Set(sharesAbove.map((share) => nodeId(share.node)))
  const isCarried =
    nodesThatCarry(node).every((nodeThatCarries) => statedNodes.has(nodeId(nodeThatCarries))) &&
    sharesAbove.every(impliesQuote)
  return isCarried ? [] : [{ rule: 'quote_figure' }]
}
