/**
 * The least and greatest sum of a group that all texts leave possible, each with a possibility that shows it, by the solver
 * of integer programs. Weeks nest and blocks nest, and two nested families of sums make a matrix of which every corner is
 * whole, so it never has to branch. Atoms that the texts and the group do not tell apart go in as one. Whatever is not an
 * optimum is no answer.
 */
import { solve } from 'yalps'
import { grouped } from '../figures/grouped'
import type { Sums, System } from './sums'

type Direction = 'maximize' | 'minimize'
type Bounds = [name: string, { min: number; max: number }]
type Merged = { at: readonly number[]; least: number; most: number; said: readonly number[]; isGoal: boolean }

const merged = ({ atoms }: System, group: readonly number[]): Merged[] => {
  const inGroup = new Set(group)
  const total = (at: readonly number[], end: 'least' | 'most') =>
    at.reduce((sum, atom) => sum + (atoms[atom]?.[end] ?? 0), 0)
  return [...grouped(atoms.keys(), (atom) => `${inGroup.has(atom)}|${atoms[atom]?.said.join(',')}`).values()].map(
    (at) => ({
      at,
      least: total(at, 'least'),
      most: total(at, 'most'),
      said: atoms[at[0] ?? 0]?.said ?? [],
      isGoal: inGroup.has(at[0] ?? -1),
    }),
  )
}

/** Deals the sum of merged atoms out again: to the first ones first, as much as each can have. */
const dealt = ({ atoms }: System, parts: readonly Merged[], found: ReadonlyMap<number, number>): Sums => {
  const sums = atoms.map(({ least }) => least)
  for (const [index, { at, least }] of parts.entries()) {
    let left = (found.get(index) ?? 0) - least
    for (const atom of at) {
      const more = Math.min(left, (atoms[atom]?.most ?? 0) - (sums[atom] ?? 0))
      sums[atom] = (sums[atom] ?? 0) + more
      left -= more
    }
  }
  return sums
}

/** The possibility in which the group's sum is greatest or least; null when the texts contradict each other. */
export const extreme = (system: System, group: readonly number[], direction: Direction): Sums | null => {
  const parts = merged(system, group)
  const variables = parts.map(({ said, isGoal }, index): [string, [string, number][]] => {
    const coefficients: [string, number][] = said.map((text) => [`text ${text}`, 1])
    return [
      String(index),
      [...coefficients, [`atom ${index}`, 1], ...(isGoal ? [['goal', 1] as [string, number]] : [])],
    ]
  })
  const constraints = [
    ...system.texts.map(({ low, high }, index): Bounds => [`text ${index}`, { min: low, max: high }]),
    ...parts.map(({ least, most }, index): Bounds => [`atom ${index}`, { min: least, max: most }]),
  ]
  const solution = solve<string, string>({ direction, objective: 'goal', constraints, variables, integers: true })
  if (solution.status !== 'optimal') return null
  return dealt(system, parts, new Map(solution.variables.map(([index, sum]) => [Number(index), Math.round(sum)])))
}

/** Any possibility at all; null when the texts contradict each other. */
export const somePossibility = (system: System): Sums | null => extreme(system, [], 'maximize')
