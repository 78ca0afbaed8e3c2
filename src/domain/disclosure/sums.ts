/**
 * Unknown sums under known texts (R7 B): every atom has one, and every text says between what its atoms add up to. Knows
 * whole numbers, and neither families nor figures.
 */
import type { Range } from './possible'

export type System = {
  readonly atoms: readonly { readonly least: number; readonly most: number; readonly said: readonly number[] }[]
  readonly texts: readonly Range[]
  /** The atoms of each text. */
  readonly members: readonly (readonly number[])[]
}

/** One sum per atom. A possibility when it is within every atom and every text. */
export type Sums = readonly number[]

export const totalOf = (at: readonly number[], sums: Sums): number => {
  let total = 0
  for (const atom of at) total += sums[atom] ?? 0
  return total
}

/** Sums that are possible, with what each text adds up to, so that a small step is checked by what it touches alone. */
export type Possibility = { readonly sums: Sums; readonly totals: readonly number[] }

export const possibilityOf = ({ members }: System, sums: Sums): Possibility => ({
  sums,
  totals: members.map((at) => totalOf(at, sums)),
})

/** One more text over these atoms. */
export const withText = ({ atoms, texts, members }: System, group: readonly number[], text: Range): System => {
  const inGroup = new Set(group)
  return {
    atoms: atoms.map((atom, index) => (inGroup.has(index) ? { ...atom, said: [...atom.said, texts.length] } : atom)),
    texts: [...texts, text],
    members: [...members, group],
  }
}

export const isWithin = (number: number, { low, high }: Range): boolean => number >= low && number <= high

export const isPossible = ({ atoms, texts, members }: System, sums: Sums): boolean =>
  atoms.every(({ least, most }, index) => isWithin(sums[index] ?? 0, { low: least, high: most })) &&
  texts.every((text, index) => isWithin(totalOf(members[index] ?? [], sums), text))
