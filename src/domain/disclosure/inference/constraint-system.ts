/**
 * Unknown sums under known texts (R7 B): every atom has one, and every set of atoms adds up to something between two ends.
 * Knows whole numbers, and neither families nor figures.
 */
import { networkOf, type AtomSet, type Network } from './flow-network'
import type { Range } from '../policy/figure-text'

/** `low` and `high` are of each atom, then of each set. What is known changes those alone. */
export type System = {
  readonly atoms: number
  readonly sets: readonly AtomSet[]
  readonly network: Network | null
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** One sum per atom, then one total per set. A possibility when each is between its ends. */
export type Sums = readonly number[]

export const totalOf = (at: readonly number[], sums: Sums): number => {
  let total = 0
  for (const atom of at) total += sums[atom] ?? 0
  return total
}

/** Nothing is known of any set yet: each can be whatever its atoms can be. */
export const systemOf = (atoms: readonly Range[], sets: readonly AtomSet[]): System => {
  const end = (which: keyof Range) => {
    const ends = atoms.map((atom) => atom[which])
    return [...ends, ...sets.map(({ members }) => totalOf(members, ends))]
  }
  return { atoms: atoms.length, sets, network: networkOf(atoms.length, sets), low: end('low'), high: end('high') }
}

/** What is known of one set, in the place of what was. */
export const withText = (system: System, set: number, { low, high }: Range): System => ({
  ...system,
  low: system.low.with(system.atoms + set, low),
  high: system.high.with(system.atoms + set, high),
})

/** Nothing is known of that set any more. */
export const withoutText = (system: System, set: number): System => {
  const { members } = system.sets[set] ?? { members: [] }
  return withText(system, set, { low: totalOf(members, system.low), high: totalOf(members, system.high) })
}

/** With the total of each set. */
export const withTotals = ({ sets }: System, sums: Sums): Sums => [
  ...sums,
  ...sets.map(({ members }) => totalOf(members, sums)),
]

/** All sums and totals between their ends. */
export const isPossible = ({ low, high }: System, sums: Sums): boolean =>
  sums.every((sum, at) => sum >= (low[at] ?? 0) && sum <= (high[at] ?? 0))
