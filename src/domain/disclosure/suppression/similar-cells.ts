/**
 * R7: two texts about nearly the same families. A reader who believes that nobody changed an answer could subtract the texts:
 * "last week it was under a third, then one family joined". This file checks that the few families in which two cells differ
 * stay protected. It tries the least and the greatest answer of each side, which is exact for shares.
 */
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import type { Statement } from '../policy/publication'

/** The number of families in both cells, only in the first, and only in the second. */
export type Overlap = { readonly both: number; readonly first: number; readonly second: number }

/** The least and the greatest answer of one family. */
export type AnswerBounds = { readonly least: number; readonly most: number }

type Pair<T> = readonly [T, T]

const anySum = (count: number, { least, most }: AnswerBounds): FeasibilityInterval => ({
  low: count * least,
  high: count * most,
})

/** The sums of `count` families when one of them gives `answer`. */
const sumWithAnswer = (count: number, answer: number, { least, most }: AnswerBounds): FeasibilityInterval => ({
  low: answer + (count - 1) * least,
  high: answer + (count - 1) * most,
})

/** The sums of the families in both cells that one text allows when the families on its own side lie in `side`. */
const sharedSum = (side: FeasibilityInterval, text: FeasibilityInterval, overlapText: FeasibilityInterval) => ({
  low: Math.max(overlapText.low, text.low - side.high),
  high: Math.min(overlapText.high, text.high - side.low),
})

/** Can both texts be true while the families on each side lie within these sums? */
const areCompatible = (
  texts: Pair<FeasibilityInterval>,
  sides: Pair<FeasibilityInterval>,
  overlapText: FeasibilityInterval,
): boolean => {
  const first = sharedSum(sides[0], texts[0], overlapText)
  const second = sharedSum(sides[1], texts[1], overlapText)
  return Math.max(first.low, second.low) <= Math.min(first.high, second.high)
}

/**
 * Can every family that is in one cell alone have given the least answer as well as the greatest? Texts that cannot both be
 * true of unchanged answers prove that somebody changed an answer, and then they imply nothing about anyone.
 */
export const isOverlapProtected = (
  texts: Pair<FeasibilityInterval>,
  { both, first, second }: Overlap,
  answers: AnswerBounds,
): boolean => {
  const [anyFirst, anySecond, anyBoth] = [anySum(first, answers), anySum(second, answers), anySum(both, answers)]
  if (!areCompatible(texts, [anyFirst, anySecond], anyBoth)) return true
  return [answers.least, answers.most].every(
    (answer) =>
      (first === 0 || areCompatible(texts, [sumWithAnswer(first, answer, answers), anySecond], anyBoth)) &&
      (second === 0 || areCompatible(texts, [anyFirst, sumWithAnswer(second, answer, answers)], anyBoth)),
  )
}

type Families = Pick<Statement, 'families'>

const overlapOf = (cell: Families, otherCell: Families): Overlap => {
  const families = new Set(cell.families)
  const both = otherCell.families.filter((family) => families.has(family)).length
  return { both, first: families.size - both, second: otherCell.families.length - both }
}

/** Do the two texts protect the families in which the cells differ? Only differences of fewer than K families matter. */
export const areDifferencesProtected = (
  cell: Families,
  text: FeasibilityInterval,
  otherCell: Families,
  otherText: FeasibilityInterval,
  { k, answers }: { k: number; answers: AnswerBounds },
): boolean => {
  const overlap = overlapOf(cell, otherCell)
  const differing = overlap.first + overlap.second
  return differing === 0 || differing >= k || isOverlapProtected([text, otherText], overlap, answers)
}

/**
 * The statements that differ from this one by one family or more and by fewer than K, whatever the unit, the grain and the
 * time between: a school that moved to another board, or a week without a text in between, protects nobody.
 */
export const similarStatements = <One extends Families>(
  statement: Families,
  statements: readonly One[],
  k: number,
): One[] =>
  statements.filter((otherStatement) => {
    if (
      // The two have different types and can be the same object.
      otherStatement === (statement as unknown) ||
      Math.abs(otherStatement.families.length - statement.families.length) >= k
    )
      return false
    const { first, second } = overlapOf(statement, otherStatement)
    return first + second > 0 && first + second < k
  })
