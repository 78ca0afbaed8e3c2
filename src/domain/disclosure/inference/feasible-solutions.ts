/**
 * Operations on feasible solutions of a constraint system: how one is found, centred, and repaired when a constraint is added.
 */
import { pushTotal } from './augmenting-cycle'
import { isFeasible, withTotals, type ConstraintSystem, type Solution } from './constraint-system'
import { feasibleSolution } from './integer-programme'

/** The changes that lead from one solution to another, at the positions where the two differ. */
export type Difference = readonly (readonly [index: number, change: number])[]

export const differenceBetween = (from: Solution, to: Solution): Difference =>
  to.flatMap((sum, index) => (sum === from[index] ? [] : [[index, sum - (from[index] ?? 0)] as const]))

export const middleOf = (low = 0, high = 0) => Math.floor((low + high) / 2)

/** Any feasible solution by the integer programme; null when there is none. */
export const initialSolution = (system: ConstraintSystem): Solution | null => {
  const classSums = feasibleSolution(system)
  const solution = classSums && withTotals(system, classSums)
  return solution && isFeasible(system, solution) ? solution : null
}

/** Moves every total towards the middle of its bounds: from there a push seldom meets a bound. */
export const centredSolution = (system: ConstraintSystem, start: Solution): Solution =>
  system.sets.reduce((solution, { members }, set) => {
    const index = system.classCount + set
    return pushTotal(
      system,
      solution,
      members,
      middleOf(system.low[index], system.high[index]) - (solution[index] ?? 0),
    )
  }, start)

/** Adds the difference to the solution in place if every changed value then stays within its bounds; says whether it did. */
export const repairSolution = (
  { low, high }: ConstraintSystem,
  solution: number[],
  difference: Difference,
): boolean => {
  const isWithinBounds = difference.every(([index, change]) => {
    const value = (solution[index] ?? 0) + change
    return value >= (low[index] ?? 0) && value <= (high[index] ?? 0)
  })
  if (isWithinBounds) for (const [index, change] of difference) solution[index] = (solution[index] ?? 0) + change
  return isWithinBounds
}
