/**
 * The least and greatest sum of a group that all texts leave possible, each with a possibility that shows it, by the solver
 * of integer programs. Weeks nest and blocks nest, and two nested families of sums make a matrix of which every corner is
 * whole, so it never has to branch. Atoms that the texts and the group do not tell apart go in as one. Whatever is not an
 * optimum is no answer.
 */
import { solve } from 'yalps'
import { grouped } from '../../figures/grouped'
import { totalOf, type Sums, type System } from './constraint-system'

type Direction = 'maximize' | 'minimize'
type Bounds = [name: string, { min: number; max: number }]
type Merged = { at: readonly number[]; least: number; most: number; told: readonly number[]; isGoal: boolean }

/** The sets of which more is known than what their atoms can be, and those that each atom is in. */
const toldOf = ({ atoms, sets, low, high }: System) => {
  const told = [...sets.keys()].filter((set) => {
    const { members } = sets[set] ?? { members: [] }
    return (low[atoms + set] ?? 0) > totalOf(members, low) || (high[atoms + set] ?? 0) < totalOf(members, high)
  })
  const ofAtoms = Array.from({ length: atoms }, (): number[] => [])
  for (const set of told) for (const atom of sets[set]?.members ?? []) ofAtoms[atom]?.push(set)
  return { told, ofAtoms }
}

const merged = ({ low, high }: System, ofAtoms: readonly (readonly number[])[], group: readonly number[]): Merged[] => {
  const inGroup = new Set(group)
  return [...grouped(ofAtoms.keys(), (atom) => `${inGroup.has(atom)}|${ofAtoms[atom]?.join(',')}`).values()].map(
    (at) => ({
      at,
      least: totalOf(at, low),
      most: totalOf(at, high),
      told: ofAtoms[at[0] ?? 0] ?? [],
      isGoal: inGroup.has(at[0] ?? -1),
    }),
  )
}

/** Deals the sum of merged atoms out again: to the first ones first, as much as each can have. */
const dealt = ({ atoms, low, high }: System, parts: readonly Merged[], found: ReadonlyMap<number, number>): Sums => {
  const sums = low.slice(0, atoms)
  for (const [index, { at, least }] of parts.entries()) {
    let left = (found.get(index) ?? 0) - least
    for (const atom of at) {
      const more = Math.min(left, (high[atom] ?? 0) - (sums[atom] ?? 0))
      sums[atom] = (sums[atom] ?? 0) + more
      left -= more
    }
  }
  return sums
}

/** The sums of the atoms with which the group's is greatest or least; null when the texts contradict each other. */
export const extreme = (system: System, group: readonly number[], direction: Direction): Sums | null => {
  const { told, ofAtoms } = toldOf(system)
  const parts = merged(system, ofAtoms, group)
  const variables = parts.map(({ told: within, isGoal }, index): [string, [string, number][]] => [
    String(index),
    [
      ...within.map((set): [string, number] => [`set ${set}`, 1]),
      [`atom ${index}`, 1],
      ...(isGoal ? [['goal', 1] as [string, number]] : []),
    ],
  ])
  const constraints = [
    ...told.map((set): Bounds => {
      const at = system.atoms + set
      return [`set ${set}`, { min: system.low[at] ?? 0, max: system.high[at] ?? 0 }]
    }),
    ...parts.map(({ least, most }, index): Bounds => [`atom ${index}`, { min: least, max: most }]),
  ]
  const solution = solve<string, string>({ direction, objective: 'goal', constraints, variables, integers: true })
  if (solution.status !== 'optimal') return null
  return dealt(system, parts, new Map(solution.variables.map(([index, sum]) => [Number(index), Math.round(sum)])))
}

/** Any possibility at all; null when the texts contradict each other. */
export const somePossibility = (system: System): Sums | null => extreme(system, [], 'maximize')
