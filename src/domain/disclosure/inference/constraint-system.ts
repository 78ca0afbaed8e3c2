/**
 * Unknown sums under published texts: every equivalence class has one unknown sum, and the total of every set of classes lies
 * in an interval. This file knows whole numbers, and neither families nor figures.
 */
import type { FeasibilityInterval } from './feasibility-interval'
import { createFlowNetwork, type ClassSet, type FlowNetwork } from './flow-network'

export type ConstraintSystem = {
  readonly classCount: number
  readonly sets: readonly ClassSet[]
  /** Null when sets of one grain cross. */
  readonly network: FlowNetwork | null
  /** The bounds of each class, then of each set. A constraint on a set changes only that set's bounds. */
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** One sum for each class, then one total for each set. It is feasible when each lies within its bounds. */
export type Solution = readonly number[]

/** Adds up the values at these positions. */
export const totalOf = (indices: readonly number[], values: Solution): number => {
  let total = 0
  for (const index of indices) total += values[index] ?? 0
  return total
}

/** A system without constraints on its sets: each total can be whatever the bounds of the classes allow. */
export const createSystem = (
  classBounds: readonly FeasibilityInterval[],
  sets: readonly ClassSet[],
): ConstraintSystem => {
  const boundsAt = (end: keyof FeasibilityInterval) => {
    const ofClasses = classBounds.map((bounds) => bounds[end])
    return [...ofClasses, ...sets.map(({ members }) => totalOf(members, ofClasses))]
  }
  const classCount = classBounds.length
  return {
    classCount,
    sets,
    network: createFlowNetwork(classCount, sets),
    low: boundsAt('low'),
    high: boundsAt('high'),
  }
}

/** The same system with this interval as the only constraint on the total of a set. */
export const withConstraint = (
  system: ConstraintSystem,
  set: number,
  { low, high }: FeasibilityInterval,
): ConstraintSystem => ({
  ...system,
  low: system.low.with(system.classCount + set, low),
  high: system.high.with(system.classCount + set, high),
})

/** The same system without a constraint on that set. */
export const withoutConstraint = (system: ConstraintSystem, set: number): ConstraintSystem => {
  const { members } = system.sets[set] ?? { members: [] }
  return withConstraint(system, set, { low: totalOf(members, system.low), high: totalOf(members, system.high) })
}

/** Completes the sums of the classes to a solution by appending the total of each set. */
export const withTotals = ({ sets }: ConstraintSystem, classSums: readonly number[]): Solution => [
  ...classSums,
  ...sets.map(({ members }) => totalOf(members, classSums)),
]

export const isFeasible = ({ low, high }: ConstraintSystem, solution: Solution): boolean =>
  solution.every((sum, index) => sum >= (low[index] ?? 0) && sum <= (high[index] ?? 0))
