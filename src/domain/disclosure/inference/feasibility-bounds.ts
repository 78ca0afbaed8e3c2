/**
 * Bounds on what a reader can infer about the sum of a group. Solutions that were found stay in a cache, because each proves
 * by itself that the sum it shows is feasible. The cache is asked first, then augmenting cycles, and the integer programme,
 * which alone is exact, comes last. When a constraint is added, a cached solution that breaks it is repaired or dropped.
 */
import { pushTotal } from './augmenting-cycle'
import {
  isFeasible,
  totalOf,
  withConstraint,
  withoutConstraint,
  withTotals,
  type ConstraintSystem,
  type Solution,
} from './constraint-system'
import type { ClassIndices } from './equivalence-classes'
import type { FeasibilityInterval } from './feasibility-interval'
import {
  centredSolution,
  differenceBetween,
  initialSolution,
  middleOf,
  repairSolution,
  type Difference,
} from './feasible-solutions'
import { extremeSolution } from './integer-programme'

/** The solutions with the least and the greatest sum of one group found so far. */
type CachedSolutions = { readonly least: number[]; readonly greatest: number[] }

const intervalOf = (group: ClassIndices, { least, greatest }: CachedSolutions): FeasibilityInterval => ({
  low: totalOf(group, least),
  high: totalOf(group, greatest),
})

/** The bounds under the present constraints; `addConstraint` and `removeConstraint` change them. */
export class FeasibilityBounds {
  #system: ConstraintSystem
  /** The feasible solution from which totals are pushed. */
  #start: Solution
  readonly #cache = new Map<string, CachedSolutions>()

  private constructor(system: ConstraintSystem, start: Solution) {
    this.#system = system
    this.#start = start
  }

  /** Null when the constraints contradict each other. */
  static readonly create = (system: ConstraintSystem): FeasibilityBounds | null => {
    const start = initialSolution(system)
    return start && new FeasibilityBounds(system, centredSolution(system, start))
  }

  /** An inner bound of the feasibility interval from the cache; an empty interval when the group is not cached. */
  readonly cachedInterval = (group: ClassIndices, id: string): FeasibilityInterval => {
    const cachedInterval = this.#cache.get(id)
    return cachedInterval ? intervalOf(group, cachedInterval) : { low: Infinity, high: -Infinity }
  }

  /** An inner bound found by pushing the group's sum down and up from where it is; `distances` says how far to try. */
  readonly pushedInterval = (
    group: ClassIndices,
    id: string,
    distances: (sum: number) => { down: number; up: number },
  ): FeasibilityInterval => {
    const { down, up } = distances(totalOf(group, this.#start))
    const least = pushTotal(this.#system, this.#start, group, -down)
    const greatest = pushTotal(this.#system, this.#start, group, up)
    return this.#cacheSolutions(group, id, least, greatest)
  }

  /** The feasibility interval itself, by two integer programmes; null when the solver found no optimum. */
  readonly exactInterval = (group: ClassIndices, id: string): FeasibilityInterval | null => {
    const least = extremeSolution(this.#system, group, 'minimize')
    const greatest = least && extremeSolution(this.#system, group, 'maximize')
    if (!least || !greatest) return null
    const [low, high] = [withTotals(this.#system, least), withTotals(this.#system, greatest)]
    // The solver's numbers are rounded to whole ones; a rounded solution that is not feasible proves nothing.
    return isFeasible(this.#system, low) && isFeasible(this.#system, high)
      ? this.#cacheSolutions(group, id, low, high)
      : null
  }

  /**
   * Constrains the total of a set to the interval, in the place of an earlier constraint on that set. Returns false, and
   * changes nothing, when no feasible solution would be left.
   */
  readonly addConstraint = (set: number, interval: FeasibilityInterval): boolean => {
    const system = withConstraint(this.#system, set, interval)
    const index = system.classCount + set
    const change = middleOf(interval.low, interval.high) - (this.#start[index] ?? 0)
    const solution = pushTotal(withoutConstraint(system, set), this.#start, system.sets[set]?.members ?? [], change)
    const start = isFeasible(system, solution) ? solution : initialSolution(system)
    if (!start) return false
    this.#repairCache(system, differenceBetween(this.#start, start), index)
    this.#system = system
    this.#start = start
    return true
  }

  readonly removeConstraint = (set: number) => {
    this.#system = withoutConstraint(this.#system, set)
  }

  /** Centres the start again: constraints that are added one by one move it towards the bounds. */
  readonly centreStart = () => {
    this.#start = centredSolution(this.#system, this.#start)
  }

  /** Changes each cached solution that breaks the new constraint as the start changed, or drops it where that is not enough. */
  #repairCache(system: ConstraintSystem, difference: Difference, constrained: number) {
    const changesSet = difference.some(([index]) => index === constrained)
    const isKept = (solution: number[]): boolean => {
      const total = solution[constrained] ?? 0
      if (total >= (system.low[constrained] ?? 0) && total <= (system.high[constrained] ?? 0)) return true
      return changesSet && repairSolution(system, solution, difference)
    }
    for (const [id, { least, greatest }] of this.#cache) if (!isKept(least) || !isKept(greatest)) this.#cache.delete(id)
  }

  #cacheSolutions(group: ClassIndices, id: string, least: Solution, greatest: Solution): FeasibilityInterval {
    const solutions = { least: [...least], greatest: [...greatest] }
    this.#cache.set(id, solutions)
    return intervalOf(group, solutions)
  }
}
