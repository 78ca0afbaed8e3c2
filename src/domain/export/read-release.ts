/**
 * A release as its recipient reads it, and all that an export, a page or a print is made from: texts of the closed list,
 * what people wrote beside them, and who stands for it. Knows no contributor, no exact number and no reason why a figure is
 * not there; every withheld figure is the same.
 */
import type { PublishedLevel } from '../disclosure/policy/publication'
import type { FigureKey } from '../disclosure/policy/published-figures'
import type { SizeClass } from '../disclosure/policy/size-class'
import type { Week } from '../figures/week'

/** `text` is a code of the rules, such as `third:low`, `band:70-80`, `grade:6.5` or `class:middle`. */
export type ReadFigure =
  | { readonly key: FigureKey; readonly said: true; readonly text: string; readonly size: SizeClass }
  | { readonly key: FigureKey; readonly said: false }

/** Replaced: a later revision corrects it. Withdrawn: it should not be used any more. Both stay readable as such. */
export const releaseStates = ['published', 'replaced', 'withdrawn'] as const
export type ReleaseState = (typeof releaseStates)[number]

export type ReadRelease = {
  readonly organisation: string
  /** Counts the organisation's releases; each revision of one keeps its number. */
  readonly number: number
  readonly revision: number
  readonly state: ReleaseState
  /** The school board or the municipality that it is written for. */
  readonly recipient: string
  readonly node: {
    readonly level: PublishedLevel
    readonly name: string
    /** A school names its board; a board in more than one municipality names which. */
    readonly within: string | null
  }
  /** `from` and `until` are days `YYYY-MM-DD`, both included. */
  readonly period: {
    readonly grain: 'week' | 'block'
    readonly at: Week
    readonly from: string
    readonly until: string
  }
  /** Null: too few families, and then no figure is said. */
  readonly families: SizeClass | null
  /** Each figure of the closed list once, in its order. */
  readonly figures: readonly ReadFigure[]
  readonly comment: string
  readonly points: readonly string[]
  readonly requests: readonly string[]
  readonly quotes: readonly string[]
  readonly preparedBy: string
  readonly approvedBy: string
  /** A day `YYYY-MM-DD`. */
  readonly publishedOn: string
  readonly rules: number
  readonly instrument: number
  /** Under so many families nothing is said. */
  readonly threshold: number
  /** In people's own words, once a second person approved them; empty until then, and of what is not withdrawn. */
  readonly withdrawnReason: string
}

/** The revision that is asked for; the latest, which comes first, when none is. */
export const revisionIn = <Revision extends { readonly revision: number }>(
  revisions: readonly Revision[],
  asked?: number,
): Revision | undefined => (asked === undefined ? revisions[0] : revisions.find(({ revision }) => revision === asked))

/** The same for who asks; nothing when it was withdrawn for them. */
export const readableIn = <Revision extends { readonly revision: number; readonly isReadable: boolean }>(
  revisions: readonly Revision[],
  asked: number | undefined,
): Revision | undefined => {
  const revision = revisionIn(revisions, asked)
  return revision?.isReadable ? revision : undefined
}
