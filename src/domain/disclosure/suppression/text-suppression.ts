/**
 * Secondary suppression of one cell: publish its text, or suppress it because the text would disclose a target beside the other
 * cells. All texts that the cell could have are tried, so the decision depends on what a reader knows already and not on the
 * true text. A text that discloses a target is forbidden, and so are as many neighbouring texts as it takes until "the text is
 * one of these" discloses nothing either.
 */
import type { FeasibilityBounds } from '../inference/feasibility-bounds'
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import { intervalOfStatement, textOfCell, type Cell } from '../policy/cell'
import { feasibleSums, figureTexts } from '../policy/figure-text'
import type { KeyedHash } from '../policy/noise'
import type { Statement } from '../policy/publication'
import { kindOf, scales } from '../policy/published-figures'
import { firstDisclosed, type MeasuredTarget } from './disclosed-targets'
import { areDifferencesProtected } from './similar-cells'

/** One undecided cell, with what a reader knows and what has to stay protected. */
export type Decision = {
  readonly cell: Cell
  /** The position of the cell among the sets of the constraint system. */
  readonly set: number
  readonly bounds: FeasibilityBounds
  readonly targets: readonly MeasuredTarget[]
  /** Statements about nearly the same families. */
  readonly similar: readonly Statement[]
  readonly k: number
}

/** A text that the cell can have under the present constraints, and whether publishing it would disclose a target. */
type FeasibleText = { readonly text: string; readonly interval: FeasibilityInterval; readonly isDisclosing: boolean }

/** Would it disclose a target to publish that the cell's sum lies in this interval? Null: the sum cannot lie there. */
const wouldDisclose = (
  { cell, set, bounds, targets, similar, k }: Decision,
  interval: FeasibilityInterval,
): boolean | null => {
  if (!bounds.addConstraint(set, interval)) return null
  if (firstDisclosed(bounds, targets, k)) return true
  return similar.some((statement) => {
    const otherInterval = intervalOfStatement(statement)
    const limits = { k, answers: scales[kindOf(cell.key)] }
    return otherInterval !== null && !areDifferencesProtected(cell, interval, statement, otherInterval, limits)
  })
}

const feasibleTexts = (decision: Decision): FeasibleText[] => {
  const [kind, n] = [kindOf(decision.cell.key), decision.cell.interviews.length]
  return figureTexts(kind, n).flatMap((text) => {
    const interval = feasibleSums(kind, n, text)
    const isDisclosing = interval && wouldDisclose(decision, interval)
    return interval && isDisclosing !== null ? [{ text, interval, isDisclosing }] : []
  })
}

const hullOf = (texts: readonly FeasibleText[]): FeasibilityInterval => ({
  low: Math.min(...texts.map(({ interval }) => interval.low)),
  high: Math.max(...texts.map(({ interval }) => interval.high)),
})

/**
 * The fewest neighbouring texts that include every disclosing one and of which "the text is one of these" discloses nothing;
 * all texts when there is no smaller choice, and none when no text is disclosing.
 */
const forbiddenTexts = (decision: Decision, texts: readonly FeasibleText[]): readonly FeasibleText[] => {
  const first = texts.findIndex(({ isDisclosing }) => isDisclosing)
  const last = texts.findLastIndex(({ isDisclosing }) => isDisclosing)
  if (first === -1) return []
  for (let added = 0; added < texts.length; added++)
    for (let below = 0; below <= added; below++) {
      const [from, to] = [first - below, last + added - below]
      if (from < 0 || to >= texts.length) continue
      const neighbours = texts.slice(from, to + 1)
      if (neighbours.length > 1 && wouldDisclose(decision, hullOf(neighbours)) === false) return neighbours
    }
  return texts
}

/**
 * The statement about the cell: its text, or, when the text is suppressed, the texts of which a reader can infer that it is
 * one. Null when the suppression tells a reader nothing, because every text was forbidden.
 */
export const decideCell = (decision: Decision, hash: KeyedHash): Statement | null => {
  const { cell } = decision
  const text = textOfCell(cell, hash)
  const texts = feasibleTexts(decision)
  const forbidden = forbiddenTexts(decision, texts)
  const includesText = (candidates: readonly FeasibleText[]) => candidates.some((candidate) => candidate.text === text)
  // Values are frozen, so the true text is feasible. If stored values ever changed, nothing more may be published of the cell.
  if (!includesText(texts)) return null
  if (!includesText(forbidden)) return { ...cell, isPublished: true, texts: [text] }
  if (forbidden.length === texts.length) return null
  return { ...cell, isPublished: false, texts: forbidden.map((candidate) => candidate.text) }
}
