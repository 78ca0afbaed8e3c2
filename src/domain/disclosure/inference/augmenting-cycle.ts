/**
 * Proof without the solver that a group is open: from one possibility, its sum is pushed up or down while every text stays
 * true. What is reached this way is possible, so it proves; what is not reached proves nothing.
 */
import type { Network, Way } from './flow-network'
import type { Sums, System } from './constraint-system'

/** Sums on the move; they stay a possibility. */
class Walk {
  readonly #system: System
  readonly #sums: number[]

  constructor(system: System, sums: Sums) {
    this.#system = system
    this.#sums = [...sums]
  }

  readonly sums = (): Sums => this.#sums

  /** Moves one atom one way, as far as the rest can make room outside the group, at most `wanted`. Says how far. */
  readonly move = (
    network: Network,
    atom: number,
    way: Way['way'],
    wanted: number,
    group: ReadonlySet<number>,
  ): number => {
    let moved = 0
    for (;;) {
      const left = Math.min(wanted - moved, this.#room(atom, way))
      const round = left > 0 ? this.#roundOf(network, atom, way, group) : null
      if (!round) return moved
      let by = left
      for (const { arc, way: along } of round) by = Math.min(by, this.#room(arc, along))
      this.#add(atom, by * way)
      for (const { arc, way: along } of round) this.#add(arc, by * along)
      moved += by
    }
  }

  #room(arc: number, way: Way['way']) {
    const sum = this.#sums[arc] ?? 0
    return way === 1 ? (this.#system.high[arc] ?? 0) - sum : sum - (this.#system.low[arc] ?? 0)
  }
  #add(arc: number, by: number) {
    this.#sums[arc] = (this.#sums[arc] ?? 0) + by
  }

  /** The shortest way from one end of an atom back to its other end, along whatever leaves room. */
  #roundOf({ arcs, at }: Network, atom: number, way: Way['way'], group: ReadonlySet<number>): readonly Way[] | null {
    const { from, to } = arcs[atom] ?? { from: 0, to: 0 }
    const [start, goal] = way === 1 ? [to, from] : [from, to]
    if (start === goal) return []
    const reachedBy: (Way | undefined)[] = []
    const places = [start]
    for (const place of places)
      for (const step of at[place] ?? []) {
        if (reachedBy[step.to] || step.to === start || this.#room(step.arc, step.way) <= 0 || group.has(step.arc))
          continue
        reachedBy[step.to] = step
        if (step.to === goal) return stepsTo(goal, reachedBy)
        places.push(step.to)
      }
    return null
  }
}

/** Back from the goal to where nothing led. */
const stepsTo = (goal: number, reachedBy: readonly (Way | undefined)[]): Way[] => {
  const steps: Way[] = []
  for (let step = reachedBy[goal]; step; step = reachedBy[step.from]) steps.push(step)
  return steps
}

/**
 * From one possibility to another with the group's sum `by` higher, or lower when negative, or less far where it ends. The
 * group's atoms go one by one; the rest gives way.
 */
export const pushed = (system: System, start: Sums, group: readonly number[], by: number): Sums => {
  if (by === 0 || !system.network) return start
  const walk = new Walk(system, start)
  const inGroup = new Set(group)
  let left = Math.abs(by)
  for (const atom of group) left -= walk.move(system.network, atom, by > 0 ? 1 : -1, left, inGroup)
  return walk.sums()
}
