/**
 * R7 C: two texts about nearly the same families. Protects from "last week it was under a third, then one family joined": a
 * reader who believes that nobody changed their mind may not learn what the few that differ have said. By brute force over
 * all counts, which is exact for shares; sums are asked at their ends.
 */
import type { Range } from '../policy/figure-text'
import type { Statement } from '../policy/publication'

/** How many are in both, only in the first, only in the second. */
export type Overlap = { readonly both: number; readonly first: number; readonly second: number }

export type Scale = { readonly least: number; readonly most: number }

/** The sums that the rest of a group may have beside one member that gives `value`. */
const beside = (count: number, value: number, { least, most }: Scale): Range => ({
  low: value + (count - 1) * least,
  high: value + (count - 1) * most,
})

const meet = (range: Range, text: Range, both: Range): Range => ({
  low: Math.max(both.low, text.low - range.high),
  high: Math.min(both.high, text.high - range.low),
})

/** Can the two texts both be true when those that differ lie between these sums? */
const isThinkable = (texts: readonly [Range, Range], sides: readonly [Range, Range], both: Range): boolean => {
  const first = meet(sides[0], texts[0], both)
  const second = meet(sides[1], texts[1], both)
  return Math.max(first.low, second.low) <= Math.min(first.high, second.high)
}

/**
 * Do both texts leave every family that differs open: may it have given the least as well as the most? Texts that nobody can
 * think true together say that somebody changed their mind, and then nothing follows for anyone.
 */
export const leaveOpen = (texts: readonly [Range, Range], { both, first, second }: Overlap, scale: Scale): boolean => {
  const all = (count: number): Range => ({ low: count * scale.least, high: count * scale.most })
  if (!isThinkable(texts, [all(first), all(second)], all(both))) return true
  return [scale.least, scale.most].every(
    (value) =>
      (first === 0 || isThinkable(texts, [beside(first, value, scale), all(second)], all(both))) &&
      (second === 0 || isThinkable(texts, [all(first), beside(second, value, scale)], all(both))),
  )
}

type Families = Pick<Statement, 'families'>

const overlapOf = (one: Families, other: Families): Overlap => {
  const before = new Set(one.families)
  const both = other.families.filter((family) => before.has(family)).length
  return { both, first: before.size - both, second: other.families.length - both }
}

/** Two texts about sets that differ by fewer than K families leave those families open; other sets are no matter here. */
export const leaveFewOpen = (
  one: Families,
  text: Range,
  other: Families,
  otherText: Range,
  { k, scale }: { k: number; scale: Scale },
): boolean => {
  const overlap = overlapOf(one, other)
  const differing = overlap.first + overlap.second
  return differing === 0 || differing >= k || leaveOpen([text, otherText], overlap, scale)
}

/**
 * What a reader lays beside a statement: everything said of nearly the same families, whatever the unit, the grain and the
 * time between. A school that went to another board, or a week between that says nothing, hides nobody.
 */
export const alike = <Said extends Families>(statement: Families, all: readonly Said[], k: number): Said[] =>
  all.filter((other) => {
    if (other === (statement as unknown) || Math.abs(other.families.length - statement.families.length) >= k)
      return false
    const { first, second } = overlapOf(statement, other)
    return first + second > 0 && first + second < k
  })
