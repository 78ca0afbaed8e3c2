/**
 * An attack target: a group of contributors whose sum an attacker can try to infer by subtracting published cells from each
 * other. The files beside this one list the targets of each attacker scenario; `attack-targets.ts` puts them together.
 */
import { groupBy } from '../../figures/group-by'
import type { ClassIndices, EquivalenceClass, StatedCell } from '../inference/equivalence-classes'

/** `name` says in words what an attacker subtracts to reach the group. */
export type NamedGroup = { readonly name: string; readonly classes: ClassIndices }

/** `id` is the same for every target with the same classes. */
export type AttackTarget = NamedGroup & { readonly id: string }

/** One group for each name; a class without a name is in none. */
export const groupsByName = (
  classes: readonly EquivalenceClass[],
  nameOf: (one: EquivalenceClass) => string | null,
): NamedGroup[] =>
  // The index comes from `classes` itself.
  [...groupBy(classes.keys(), (index) => nameOf(classes[index] as EquivalenceClass))].map(([name, members]) => ({
    name,
    classes: members,
  }))

/** Every union of two or more groups. A block has four weeks, so there are at most eleven. */
export const unionsOf = (groups: readonly ClassIndices[]): ClassIndices[] =>
  Array.from({ length: 2 ** groups.length }, (_, mask) => groups.filter((_group, index) => (mask >> index) & 1))
    .filter((memberSets) => memberSets.length > 1)
    .map((memberSets) => [...new Set(memberSets.flat())])

/** The classes that are in none of the cells. */
export const classesOutside = (classes: ClassIndices, cells: readonly StatedCell[]): ClassIndices => {
  const inCells = new Set(cells.flatMap((cell) => cell.classes))
  return classes.filter((index) => !inCells.has(index))
}
