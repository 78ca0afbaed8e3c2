/**
 * The words of a publication: who contributes where, what was said about whom, and when (R0). Interviews and families are
 * pseudonyms; nothing here knows a name. A family belongs to one school per period, so that schools nest in boards and
 * boards in a municipality, and a reader's subtraction is the only way to anything smaller.
 */
import type { Block } from '../figures/block'
import type { Week } from '../figures/week'
import type { FigureKey } from './published-figures'

/** R0: a municipality and a board by week, a school by block of four weeks, never the other way round. */
export const levels = ['municipality', 'board', 'school'] as const
export type PublishedLevel = (typeof levels)[number]

/** A board with schools in two municipalities is two nodes; a school has its board and municipality in it. */
export type Place = { readonly municipality: string; readonly board: string; readonly school: string }

/** One counting interview, for one figure: `value` in the figure's whole numbers. */
export type Contribution = Place & {
  readonly interview: string
  readonly family: string
  readonly week: Week
  readonly block: Block
  /** It speaks for its family in the block too, not only in its week. */
  readonly ofBlock: boolean
  readonly value: number
}

export type Period = { readonly grain: 'week'; readonly at: Week } | { readonly grain: 'block'; readonly at: Block }

/** A node in a period: what one release is about. */
export type PublishedNode = {
  readonly level: PublishedLevel
  readonly municipality: string
  /** Empty for a municipality. */
  readonly board: string
  /** Empty for a municipality and a board. */
  readonly school: string
  readonly period: Period
}

/** One figure that was said about one node, and of whom. */
export type Claim = {
  readonly release: string
  readonly node: PublishedNode
  readonly key: FigureKey
  readonly text: string
  /** The class of n, as it is read. */
  readonly size: string
  /** Sorted; each with its family at the same place in `families`. */
  readonly interviews: readonly string[]
  readonly families: readonly string[]
  /** The exact count or sum when it was made: kept inside, so that the text can be made again. */
  readonly sum: number
}

export const nodeId = ({ level, municipality, board, school, period }: PublishedNode): string =>
  [level, municipality, board, school, period.grain, period.at].join('/')

/** Does an interview count for a node? A school by its block, the others by their week. */
export const belongsTo = (node: PublishedNode, one: Omit<Contribution, 'value'>): boolean =>
  one.municipality === node.municipality &&
  (node.board === '' || one.board === node.board) &&
  (node.school === '' || one.school === node.school) &&
  (node.period.grain === 'week' ? one.week === node.period.at : one.block === node.period.at && one.ofBlock)
