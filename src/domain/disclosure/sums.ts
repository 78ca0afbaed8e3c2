/**
 * Unknown sums under published texts (R7 B): interviews that no text and no target tells apart are one atom, with one unknown
 * sum; every text says between what its atoms add up to. Knows whole numbers, and neither families nor figures.
 */
import type { Range } from './possible'

export type Atom = { readonly least: number; readonly most: number; readonly said: readonly number[] }
/** One text: what the atoms in it may add up to. */
export type Text = Range

export type System = {
  readonly atoms: readonly Atom[]
  readonly texts: readonly Text[]
  /** The atoms of each text. */
  readonly members: readonly (readonly number[])[]
}

/** One sum per atom. A possibility when it is within every atom and every text. */
export type Sums = readonly number[]

/** `said` of each atom names its texts. */
export const systemOf = (atoms: readonly Atom[], texts: readonly Text[]): System => {
  const members = texts.map((): number[] => [])
  for (const [index, { said }] of atoms.entries()) for (const text of said) members[text]?.push(index)
  return { atoms, texts, members }
}

export const totalOf = (at: readonly number[], sums: Sums): number =>
  at.reduce((total, atom) => total + (sums[atom] ?? 0), 0)

export const isPossible = ({ atoms, texts, members }: System, sums: Sums): boolean =>
  atoms.every(({ least, most }, index) => (sums[index] ?? 0) >= least && (sums[index] ?? 0) <= most) &&
  texts.every(({ low, high }, index) => {
    const total = totalOf(members[index] ?? [], sums)
    return total >= low && total <= high
  })
