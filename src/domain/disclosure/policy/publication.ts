/**
 * The terms of a publication: who contributes where, which node and period a release is about, and what was stated of a cell.
 * Interviews and families are pseudonyms; nothing here knows a name. The contributors of a week are frozen, with their place
 * and values, when anything of the week is first published, so that a late one cannot be read as a difference.
 */
import { blockOf, weeksOf, type Block } from '../../figures/block'
import { groupBy } from '../../figures/group-by'
import { speakerOf } from '../../figures/speaker'
import { sundayOf, type Week } from '../../figures/week'
import type { FigureKey } from './published-figures'

/** R0: a municipality and a board by week, a school by block of four weeks; a small board by block alone. */
export const levels = ['municipality', 'board', 'school'] as const
export type PublishedLevel = (typeof levels)[number]

/** A board with schools in two municipalities is two nodes. */
export type Place = { readonly municipality: string; readonly board: string; readonly school: string }

/** A whole number for each figure; null where the interview has no substantive answer. */
export type Values = { readonly [key in FigureKey]: number | null }

/** One counting interview, frozen. When its family was erased, `values` is null and it contributes to nothing new. */
export type Contributor = Place & {
  readonly interview: string
  readonly family: string
  /** The week in which it counts: its own, or a later one when its own was published before. */
  readonly week: Week
  readonly values: Values | null
  /** The interview was not broken off. A completed one represents its family in a block before one that was broken off. */
  readonly completed: boolean
}

/** `countsInBlock`: this interview represents its family in the block; the family's other interviews count by week only. */
export type BlockContributor = Contributor & { readonly block: Block; readonly countsInBlock: boolean }

export type Period = { readonly grain: 'week'; readonly at: Week } | { readonly grain: 'block'; readonly at: Block }

export const weeksOfPeriod = ({ grain, at }: Period): readonly Week[] => (grain === 'week' ? [at] : weeksOf(at))

/** The Sunday, `YYYY-MM-DD`, with which a period ends. */
export const lastDayOf = (period: Period): string => sundayOf(weeksOfPeriod(period).at(-1) ?? period.at)

/** What one release is about: a node in a period. The field names are part of stored fingerprints. */
export type PublishedNode = {
  readonly level: PublishedLevel
  readonly municipality: string
  /** Empty for a municipality. */
  readonly board: string
  /** Empty for a municipality and a board. */
  readonly school: string
  readonly period: Period
}

/** What a reader knows of one cell and of its contributors. Statements are kept for ever, for every later audit. */
export type Statement = {
  /** Number and revision of the release, as 12.1; empty until it is published. */
  readonly release: string
  readonly node: PublishedNode
  readonly key: FigureKey
  /** False: the cell is suppressed. */
  readonly isPublished: boolean
  /** The published text, or the texts of which a reader can infer that the suppressed text is one. */
  readonly texts: readonly string[]
  /** Sorted; each interview has its family at the same position in `families`. */
  readonly interviews: readonly string[]
  readonly families: readonly string[]
  /** The exact count or sum when it was published. It stays inside: the audit makes the text again from it. */
  readonly sum: number
  /** K and the version of the rules when it was published. */
  readonly threshold: number
  readonly rules: number
}

export const nodeId = ({ level, municipality, board, school, period }: PublishedNode): string =>
  [level, municipality, board, school, period.grain, period.at].join('/')

/** Identifies the same place and grain in every period. */
export const unitId = ({ level, municipality, board, school, period }: PublishedNode): string =>
  [level, municipality, board, school, period.grain].join('/')

/**
 * The interview that represents a family in a block: the latest completed one, or else the latest that was broken off. An
 * erased family keeps its representative, because readers do not know of the erasure and the audit must see what they see.
 */
const representative = (ofFamily: readonly Contributor[]): Contributor | undefined => {
  const byWeek = ofFamily.toSorted((a, b) => (a.week < b.week ? -1 : 1))
  return speakerOf(byWeek, ({ completed }) => completed)
}

/** Adds its block to each contributor. `contributors` must hold everybody of the blocks that it touches. */
export const withBlocks = (contributors: readonly Contributor[]): BlockContributor[] => {
  const families = groupBy(contributors, ({ family, week }) => `${family}|${blockOf(week)}`)
  const representatives = new Set([...families.values()].map(representative))
  return contributors.map((contributor) => ({
    ...contributor,
    block: blockOf(contributor.week),
    countsInBlock: representatives.has(contributor),
  }))
}

/** Does an interview count for a node? A node by week counts the interviews of its week, a node by block the representatives. */
export const belongsTo = (node: PublishedNode, contributor: BlockContributor): boolean =>
  contributor.municipality === node.municipality &&
  (node.board === '' || contributor.board === node.board) &&
  (node.school === '' || contributor.school === node.school) &&
  (node.period.grain === 'week'
    ? contributor.week === node.period.at
    : contributor.block === node.period.at && contributor.countsInBlock)
