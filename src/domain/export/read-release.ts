/**
 * A release as its recipient reads it. Pages, prints and exports are made from this type alone. It has the published texts
 * of the figures, what people wrote about them, and who prepared and approved the release. It has no contributor, no exact
 * number and no reason for suppression.
 */
import type { PublishedLevel } from '../disclosure/policy/publication'
import type { FigureKey } from '../disclosure/policy/published-figures'
import type { SizeClass } from '../disclosure/policy/size-class'
import type { Week } from '../figures/week'

/** `text` is the code of a published band, such as `third:low`, `band:70-80`, `grade:6.5` or `class:middle`. */
export type ReadFigure =
  | { readonly key: FigureKey; readonly said: true; readonly text: string; readonly size: SizeClass }
  | { readonly key: FigureKey; readonly said: false }

/**
 * A replaced release has a later revision that corrects it. A withdrawn one should not be used any more. Both stay readable.
 */
export const releaseStates = ['published', 'replaced', 'withdrawn'] as const
export type ReleaseState = (typeof releaseStates)[number]

export type ReadRelease = {
  readonly organisation: string
  /** The number of the release in its organisation. All its revisions have the same number. */
  readonly number: number
  readonly revision: number
  readonly state: ReleaseState
  /** The school board or the municipality that it is written for. */
  readonly recipient: string
  readonly node: {
    readonly level: PublishedLevel
    readonly name: string
    /** The board of a school; the municipality of a board that has schools in several municipalities. */
    readonly within: string | null
  }
  /** `from` and `until` are the first and last day, `YYYY-MM-DD`. */
  readonly period: {
    readonly grain: 'week' | 'block'
    readonly at: Week
    readonly from: string
    readonly until: string
  }
  /** Null: too few families, and then no figure is published. */
  readonly families: SizeClass | null
  /** Each figure of its version once, in the order of `figureKeys`. */
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
  /** No figure of fewer families is published. */
  readonly threshold: number
  /**
   * The written reason of a withdrawal. Empty until a second person approved it, and for a release that is not withdrawn.
   */
  readonly withdrawnReason: string
}

/** The revision with the number `asked`, or the latest when it is undefined. `revisions` has the latest first. */
export const revisionIn = <Revision extends { readonly revision: number }>(
  revisions: readonly Revision[],
  asked?: number,
): Revision | undefined => (asked === undefined ? revisions[0] : revisions.find(({ revision }) => revision === asked))

/** The same revision, or undefined when it was withdrawn for the one who asks. */
export const readableIn = <Revision extends { readonly revision: number; readonly isReadable: boolean }>(
  revisions: readonly Revision[],
  asked: number | undefined,
): Revision | undefined => {
  const revision = revisionIn(revisions, asked)
  return revision?.isReadable ? revision : undefined
}
