/**
 * The exact least and greatest sum of a group that all texts leave possible, by the solver of integer programs. Weeks nest
 * and blocks nest, and two nested families of sums make a matrix of which every corner is whole, so it never has to branch.
 * Whatever is not an optimum is no answer.
 */
import { solve } from 'yalps'
import type { Range } from './possible'
import type { Sums, System } from './sums'

type Direction = 'maximize' | 'minimize'
type Bounds = [name: string, { min: number; max: number }]

const solved = ({ atoms, texts }: System, group: readonly number[], direction: Direction) => {
  const inGroup = new Set(group)
  const variables = atoms.map(({ said }, index): [string, [string, number][]] => {
    const coefficients: [string, number][] = said.map((text) => [`text ${text}`, 1])
    const goal: [string, number][] = inGroup.has(index) ? [['goal', 1]] : []
    return [String(index), [...coefficients, [`atom ${index}`, 1], ...goal]]
  })
  const constraints = [
    ...texts.map(({ low, high }, index): Bounds => [`text ${index}`, { min: low, max: high }]),
    ...atoms.map(({ least, most }, index): Bounds => [`atom ${index}`, { min: least, max: most }]),
  ]
  const solution = solve<string, string>({ direction, objective: 'goal', constraints, variables, integers: true })
  if (solution.status !== 'optimal') return null
  const sums = atoms.map(() => 0)
  for (const [index, sum] of solution.variables) sums[Number(index)] = Math.round(sum)
  // Minus nought is nought.
  return { end: Math.round(solution.result) || 0, sums }
}

/** Any possibility at all; null when the texts contradict each other. */
export const somePossibility = (system: System): Sums | null => solved(system, [], 'maximize')?.sums ?? null

/** Null when the texts contradict each other, or the solver gave up. */
export const exactRange = (system: System, group: readonly number[]): Range | null => {
  const low = solved(system, group, 'minimize')
  const high = low && solved(system, group, 'maximize')
  return low && high ? { low: low.end, high: high.end } : null
}
