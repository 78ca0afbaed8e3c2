/** Plain counts and sums of whole numbers: all that figures are made of. Knows no shares, no intervals and no disclosure. */
import type { Channel } from '../instrument/call-details'
import type { Instrument } from '../instrument/instrument'
import type { ChoiceKey, GradeKey, GroupKey, IndexItemKey } from '../instrument/keys'

/** Sufficient statistics of a mean, in whole numbers. */
export type Sums = { readonly n: number; readonly sum: number; readonly sumOfSquares: number }
/** How many of n. */
export type Part = { readonly count: number; readonly n: number }

export const grades = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
export type Grade = (typeof grades)[number]
export type Distribution = { readonly [grade in Grade]: number }

/** A code that nobody has is absent. `other_version`: families whose version counts the question otherwise. */
export type CodeCounts = { readonly [code: string]: number }

export type FigureCounts = {
  /** Counting interviews of the period, and of these the first ones ever of their family and the others. */
  readonly interviews: number
  readonly first: number
  readonly repeat: number
  readonly byChannel: { readonly [channel in Channel]: number }
  /** Families with a counting interview: one interview each, on which all that follows is counted. */
  readonly families: number
  /** Per choice item, families per code (an option or a missing code). */
  readonly codes: { readonly [key in ChoiceKey]?: CodeCounts }
  /** Per item of load and capacity, families in which it weighs anything. */
  readonly items: { readonly [key in IndexItemKey]?: Part }
  /** In the units of the version's indexes. */
  readonly load: Sums
  readonly capacity: Sums
  readonly grades: { readonly [key in GradeKey]?: Sums & { readonly distribution: Distribution } }
  readonly changes: { readonly [key in GradeKey]?: Sums }
  readonly groups: { readonly [key in GroupKey]?: Part }
}

/** What was counted of the interviews that were made with one version. */
export type VersionCounts = { readonly instrument: Instrument; readonly counts: FigureCounts }
