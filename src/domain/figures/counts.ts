/** The counts and sums of whole numbers from which all figures are computed. They hold no shares and no intervals. */
import type { Channel, Chooser } from '../instrument/call-details'
import type { Instrument } from '../instrument/instrument'
import type { ChoiceKey, GradeKey, GroupKey, IndexItemKey, OwnKey } from '../instrument/keys'

/** How many families have each code of an own question. A question that no family had is absent. */
export type OwnCounts = { readonly [key: OwnKey]: CodeCounts }

/** The sufficient statistics of a mean and its interval, in whole numbers. */
export type Sums = { readonly n: number; readonly sum: number; readonly sumOfSquares: number }
/** A count out of n. */
export type Part = { readonly count: number; readonly n: number }

export const grades = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
export type Grade = (typeof grades)[number]
export type Distribution = { readonly [grade in Grade]: number }

/**
 * Families by code. A code that nobody has is absent. `other_version` counts families whose version counts the item
 * otherwise.
 */
export type CodeCounts = { readonly [code: string]: number }

/** How many have the code. An option of an own question can have the name of a property that every object has. */
export const countOfCode = (codes: CodeCounts, code: string): number =>
  Object.hasOwn(codes, code) ? (codes[code] ?? 0) : 0

/** How many interviews were made in a way that the parent or the caller chose. */
export type ByChooser = { readonly [chooser in Chooser]: number }

export type FigureCounts = {
  /** All counting interviews of the period. Each is either `first`, the first ever of its family, or `repeat`. */
  readonly interviews: number
  readonly first: number
  readonly repeat: number
  readonly byChannel: { readonly [channel in Channel]: number }
  readonly byChooser: ByChooser
  /** How many families have a counting interview. All fields below count only the one that represents each family. */
  readonly families: number
  /** For each choice item, how many families have each code (an option or a missing code). */
  readonly codes: { readonly [key in ChoiceKey]?: CodeCounts }
  /** For each item of load and capacity, in how many families it weighs more than 0. */
  readonly items: { readonly [key in IndexItemKey]?: Part }
  /** Sums of load and capacity in the units of the version's indexes. */
  readonly load: Sums
  readonly capacity: Sums
  readonly grades: { readonly [key in GradeKey]?: Sums & { readonly distribution: Distribution } }
  readonly changes: { readonly [key in GradeKey]?: Sums }
  readonly groups: { readonly [key in GroupKey]?: Part }
  readonly own: OwnCounts
}

/** The counts of the interviews of one version of the instrument. */
export type VersionCounts = { readonly instrument: Instrument; readonly counts: FigureCounts }
