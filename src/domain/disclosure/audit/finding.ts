/** What the audit can find wrong with a publication. */
import type { FigureKey } from '../policy/published-figures'

type FindingKind =
  /** A reader could infer the sum of an attack target. */
  | 'disclosed'
  /** Two texts about nearly the same families imply what one of the families answered. */
  | 'difference'
  /** The texts cannot all be true. */
  | 'contradiction'
  /** The text is not the one that the rules make of these contributors. */
  | 'wrong_text'
  | 'under_threshold'
  /** A school by week, a municipality by block, or a board by both in one block. */
  | 'wrong_grain'
  /** What is stored to be read is not what the statements say (`stored-releases.ts`). */
  | 'read_otherwise'
  /** Not exactly the contributors to that node, or other ones than in the first release about it. */
  | 'wrong_contributors'

export type Finding = {
  readonly kind: FindingKind
  readonly key: FigureKey | 'families'
  /** The attack target, or the node whose text is wrong. */
  readonly name: string
}
