/**
 * R7 C: two texts about nearly the same families. Protects from "last week it was under a third, then one family joined": a
 * reader who believes that nobody changed their mind may not learn what the few that differ have said. By brute force over
 * all counts, which is exact for shares; sums are asked at their ends.
 */
import type { Range } from './possible'

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

/** Can the two texts both be true when one member that differs gives `value`? */
const isThinkable = (texts: readonly [Range, Range], sides: readonly [Range, Range], both: Range): boolean => {
  const first = meet(sides[0], texts[0], both)
  const second = meet(sides[1], texts[1], both)
  return Math.max(first.low, second.low) <= Math.min(first.high, second.high)
}

/** Do both texts leave every family that differs open: may it have given the least as well as the most? */
export const leaveOpen = (texts: readonly [Range, Range], { both, first, second }: Overlap, scale: Scale): boolean => {
  const all = (count: number): Range => ({ low: count * scale.least, high: count * scale.most })
  return [scale.least, scale.most].every(
    (value) =>
      (first === 0 || isThinkable(texts, [beside(first, value, scale), all(second)], all(both))) &&
      (second === 0 || isThinkable(texts, [all(first), beside(second, value, scale)], all(both))),
  )
}
