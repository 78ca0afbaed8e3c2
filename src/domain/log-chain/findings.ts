/** What the verification of the log can find. A finding holds numbers alone. */

export type FindingKind =
  /** The row, or its seal, is not what was sealed. */
  | 'row_changed'
  | 'row_removed'
  /** The contents of two rows stand in each other's place. */
  | 'rows_swapped'
  /** A row that was put among rows of before, or that has a moment of before. */
  | 'row_inserted'
  | 'seal_changed'
  | 'seals_missing'
  /** The first rows and seals are gone: every chain begins with its seal number one. */
  | 'start_cut'
  /** The last rows and seals are gone: the head, or an anchor, knows of more. */
  | 'tail_cut'
  | 'head_changed'
  /** The chain at the place of an anchor is not the one that the anchor was taken of. */
  | 'anchor_differs'
  | 'unknown_key'
  | 'unknown_version'
  /** A row that has waited for its seal for too long. */
  | 'not_sealed'
  /** A row whose moment is not that of the rows beside it, sealed when it says. A warning: the log may well be whole. */
  | 'clock_changed'

/** `seq` and `to` are numbers in the chain, `row` and `other` ids of rows of the log. */
export type Finding = {
  readonly kind: FindingKind
  readonly seq?: number
  readonly to?: number
  readonly row?: number
  readonly other?: number
}

/** So many findings are kept. A chain of which everything was changed has as many as it has rows. */
const findingsKept = 1000

export type Findings = { readonly first: readonly Finding[]; readonly count: number }

export const noFindings: Findings = { first: [], count: 0 }

export const addFindings = ({ first, count }: Findings, more: readonly Finding[]): Findings => ({
  first: first.length < findingsKept ? [...first, ...more].slice(0, findingsKept) : first,
  count: count + more.length,
})
