/**
 * The words of a publication: who contributes where, what was said about whom, and when (R0). Interviews and families are
 * pseudonyms; nothing here knows a name. What is published about a week is made from its contributors as they were when it
 * was first published: they are frozen with their place and values, so that a late one cannot be read as a difference.
 */
import { blockOf, weeksOf, type Block } from '../figures/block'
import { grouped } from '../figures/grouped'
import { speakerOf } from '../figures/speaker'
import { sundayOf, type Week } from '../figures/week'
import type { FigureKey } from './published-figures'

/** R0: a municipality and a board by week, a school by block of four weeks; a small board by block alone. */
export const levels = ['municipality', 'board', 'school'] as const
export type PublishedLevel = (typeof levels)[number]

/** A board with schools in two municipalities is two nodes; a school has its board and municipality in it. */
export type Place = { readonly municipality: string; readonly board: string; readonly school: string }

/** A whole number for each figure; null where nothing substantive was said. */
export type Values = { readonly [key in FigureKey]: number | null }

/** One counting interview, frozen. `values` null: its family was erased, and it contributes to nothing new. */
export type Contributor = Place & {
  readonly interview: string
  readonly family: string
  /** The week that it counts in: its own, or a later one when its own had been published. */
  readonly week: Week
  readonly values: Values | null
  /** Not broken off: it speaks for its family before one that was. */
  readonly completed: boolean
}

/** `ofBlock`: it is the one that speaks for its family in its block. */
export type Counted = Contributor & { readonly block: Block; readonly ofBlock: boolean }

export type Period = { readonly grain: 'week'; readonly at: Week } | { readonly grain: 'block'; readonly at: Block }

export const weeksOfPeriod = ({ grain, at }: Period): readonly Week[] => (grain === 'week' ? [at] : weeksOf(at))

/** The Sunday, `YYYY-MM-DD`, with which a period ends. */
export const lastDayOf = (period: Period): string => sundayOf(weeksOfPeriod(period).at(-1) ?? period.at)

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

/** What a reader knows of one figure of one node, and of whom. */
export type Statement = {
  readonly release: string
  readonly node: PublishedNode
  readonly key: FigureKey
  /** Said: the one text. Withheld: the texts of which, by the rules, it must have been one; that can be read, too. */
  readonly said: boolean
  readonly texts: readonly string[]
  /** Sorted; each with its family at the same place in `families`. */
  readonly interviews: readonly string[]
  readonly families: readonly string[]
  /** The exact count or sum when it was made: kept inside, so that the text can be made again. */
  readonly sum: number
  /** K and the rules as they were then. */
  readonly threshold: number
  readonly rules: number
}

export const nodeId = ({ level, municipality, board, school, period }: PublishedNode): string =>
  [level, municipality, board, school, period.grain, period.at].join('/')

/** The same place whatever the period. */
export const unitId = ({ level, municipality, board, school, period }: PublishedNode): string =>
  [level, municipality, board, school, period.grain].join('/')

/**
 * The one that speaks for its family among these: the latest completed, else the latest broken off. An erased family keeps
 * its speaker: a reader does not know of the erasure, and what was published is audited by what it was published from.
 */
const speaker = (ofFamily: readonly Contributor[]): Contributor | undefined => {
  const inOrder = ofFamily.toSorted((a, b) => (a.week < b.week ? -1 : 1))
  return speakerOf(inOrder, ({ completed }) => completed)
}

/** Puts each contributor in its block. Give all contributors of those blocks. */
export const inBlocks = (contributors: readonly Contributor[]): Counted[] => {
  const families = grouped(contributors, ({ family, week }) => `${family}|${blockOf(week)}`)
  const speakers = new Set([...families.values()].map(speaker))
  return contributors.map((one) => ({ ...one, block: blockOf(one.week), ofBlock: speakers.has(one) }))
}

/** Does an interview count for a node? A school by its block, the others by their week. */
export const belongsTo = (node: PublishedNode, one: Counted): boolean =>
  one.municipality === node.municipality &&
  (node.board === '' || one.board === node.board) &&
  (node.school === '' || one.school === node.school) &&
  (node.period.grain === 'week' ? one.week === node.period.at : one.block === node.period.at && one.ofBlock)
