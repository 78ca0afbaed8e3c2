/**
 * Raises or lowers the sum of a group along augmenting cycles of the residual graph, without the solver. Every step keeps all
 * texts true, so whatever sum is reached is feasible and proves that the interval is at least that wide. A sum that is not
 * reached this way proves nothing.
 */
import type { ConstraintSystem, Solution } from './constraint-system'
import type { FlowNetwork, ResidualArc } from './flow-network'

/** Follows the residual arcs back from `goal` to the vertex where the search began. */
const pathTo = (goal: number, reachedBy: readonly (ResidualArc | undefined)[]): ResidualArc[] => {
  const path: ResidualArc[] = []
  for (let arc = reachedBy[goal]; arc; arc = reachedBy[arc.from]) path.push(arc)
  return path
}

/** A feasible solution that changes along augmenting cycles and stays feasible. */
class Flow {
  readonly #system: ConstraintSystem
  readonly #network: FlowNetwork
  /** The classes whose sums are pushed: no cycle may run back through them. */
  readonly #group: ReadonlySet<number>
  readonly #values: number[]

  constructor(system: ConstraintSystem, network: FlowNetwork, start: Solution, group: readonly number[]) {
    this.#system = system
    this.#network = network
    this.#group = new Set(group)
    this.#values = [...start]
  }

  readonly solution = (): Solution => this.#values

  /** Moves the sum of one class by at most `wanted`, as far as other classes make room. Returns how far it moved. */
  readonly push = (classIndex: number, direction: ResidualArc['direction'], wanted: number): number => {
    let moved = 0
    for (;;) {
      const remaining = Math.min(wanted - moved, this.#residualCapacity(classIndex, direction))
      const cycle = remaining > 0 ? this.#shortestCycle(classIndex, direction) : null
      if (!cycle) return moved
      let amount = remaining
      for (const step of cycle) amount = Math.min(amount, this.#residualCapacity(step.arc, step.direction))
      this.#add(classIndex, amount * direction)
      for (const step of cycle) this.#add(step.arc, amount * step.direction)
      moved += amount
    }
  }

  #residualCapacity(arc: number, direction: ResidualArc['direction']) {
    const value = this.#values[arc] ?? 0
    return direction === 1 ? (this.#system.high[arc] ?? 0) - value : value - (this.#system.low[arc] ?? 0)
  }

  #add(arc: number, amount: number) {
    this.#values[arc] = (this.#values[arc] ?? 0) + amount
  }

  #isUsable({ arc, direction }: ResidualArc) {
    return this.#residualCapacity(arc, direction) > 0 && !this.#group.has(arc)
  }

  /** Breadth-first search for the shortest path that closes the arc of a class to a cycle; null when there is none. */
  #shortestCycle(classIndex: number, direction: ResidualArc['direction']): readonly ResidualArc[] | null {
    const { from, to } = this.#network.arcs[classIndex] ?? { from: 0, to: 0 }
    const [start, goal] = direction === 1 ? [to, from] : [from, to]
    if (start === goal) return []
    const reachedBy: (ResidualArc | undefined)[] = []
    const queue = [start]
    for (const vertex of queue)
      for (const step of this.#network.residualArcs[vertex] ?? []) {
        if (reachedBy[step.to] || step.to === start || !this.#isUsable(step)) continue
        reachedBy[step.to] = step
        if (step.to === goal) return pathTo(goal, reachedBy)
        queue.push(step.to)
      }
    return null
  }
}

/**
 * From one feasible solution to another in which the group's total differs by `change` (negative: lower), or by less where no
 * augmenting cycle is left. The classes of the group are pushed one after the other.
 */
export const pushTotal = (
  system: ConstraintSystem,
  start: Solution,
  group: readonly number[],
  change: number,
): Solution => {
  if (change === 0 || !system.network) return start
  const flow = new Flow(system, system.network, start, group)
  let remaining = Math.abs(change)
  for (const classIndex of group) remaining -= flow.push(classIndex, change > 0 ? 1 : -1, remaining)
  return flow.solution()
}
