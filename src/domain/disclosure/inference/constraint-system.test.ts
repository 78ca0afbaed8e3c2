import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFlowNetwork, type ClassSet } from './flow-network'
import { FeasibilityBounds } from './feasibility-bounds'
import { pushTotal } from './augmenting-cycle'
import { feasibleSolution } from './integer-programme'
import {
  isFeasible,
  createSystem,
  totalOf,
  withConstraint,
  withTotals,
  type ConstraintSystem,
} from './constraint-system'

const weeks = [
  [0, 1, 2],
  [3, 4, 5],
  [0, 1, 2, 3, 4, 5],
]
const blocks = [
  [0, 3],
  [1, 4],
  [2, 5],
  [0, 1, 3, 4],
]
const nested: ClassSet[] = [
  ...weeks.map((members) => ({ members, grain: 'week' as const })),
  ...blocks.map((members) => ({ members, grain: 'block' as const })),
]
const crossing: ClassSet[] = [...nested, { members: [0, 1, 4], grain: 'week' }]

const numbers = (count: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: count, maxLength: count })

/** Six classes with their real sums, and for each set a constraint that the real sums keep, or none. */
const systems = fc
  .record({
    sets: fc.constantFrom(nested, nested, nested, crossing),
    sizes: numbers(6, 3),
    real: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    slack: numbers(16, 2),
    isConstrained: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ sets, sizes, real, slack, isConstrained }) => {
    const start = sizes.map((size, index) => Math.round(size * (real[index] ?? 0)))
    const unconstrained = createSystem(
      sizes.map((most) => ({ low: 0, high: most })),
      sets,
    )
    const system = sets.reduce((constrained, { members }, set) => {
      const total = totalOf(members, start)
      const interval = { low: total - (slack[2 * set] ?? 0), high: total + (slack[2 * set + 1] ?? 0) }
      return isConstrained[set] ? withConstraint(constrained, set, interval) : constrained
    }, unconstrained)
    return { system, start: withTotals(system, start) }
  })

/** Every feasible solution, by trying all sums. */
const feasibleSolutions = (system: ConstraintSystem): (readonly number[])[] =>
  system.high
    .slice(0, system.classCount)
    .reduce<number[][]>(
      (solutions, most) => solutions.flatMap((sums) => Array.from({ length: most + 1 }, (_, sum) => [...sums, sum])),
      [[]],
    )
    .map((sums) => withTotals(system, sums))
    .filter((solution) => isFeasible(system, solution))

const groups = fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 })

const intervalAmong = (solutions: readonly (readonly number[])[], group: readonly number[]) => {
  const totals = solutions.map((sums) => totalOf(group, sums))
  return { low: Math.min(...totals), high: Math.max(...totals) }
}

test('the integer programme finds the least and the greatest sum of all feasible solutions', () => {
  fc.assert(
    fc.property(systems, groups, ({ system }, group) => {
      const exact = FeasibilityBounds.create(system)?.exactInterval(group, 'group')
      expect(exact).toEqual(intervalAmong(feasibleSolutions(system), group))
    }),
    { numRuns: 300 },
  )
})

test('a solution that is reached by pushing is feasible, however far it is pushed', () => {
  fc.assert(
    fc.property(systems, groups, fc.integer({ min: -5, max: 5 }), ({ system, start }, group, change) => {
      const solution = pushTotal(system, start, group, change)
      expect(isFeasible(system, solution)).toBe(true)
      expect(withTotals(system, solution.slice(0, system.classCount))).toEqual(solution)
      expect(Math.abs(totalOf(group, solution) - totalOf(group, start))).toBeLessThanOrEqual(Math.abs(change))
    }),
    { numRuns: 300 },
  )
})

test('pushing a single class reaches the end of its feasibility interval, so that the solver is seldom needed', () => {
  fc.assert(
    fc.property(
      systems.filter(({ system }) => system.network !== null),
      fc.integer({ min: 0, max: 5 }),
      ({ system, start }, single) => {
        const { low, high } = intervalAmong(feasibleSolutions(system), [single])
        expect(pushTotal(system, start, [single], 9)[single]).toBe(high)
        expect(pushTotal(system, start, [single], -9)[single]).toBe(low)
      },
    ),
    { numRuns: 300 },
  )
})

test('sets of one grain that cross make no network, and are left to the integer programme', () => {
  expect(createFlowNetwork(6, nested)).not.toBeNull()
  expect(createFlowNetwork(6, crossing)).toBeNull()
})

type Change = { set: number; low: number; width: number } | { removed: number }
const changeLists: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ set: fc.nat(6), low: fc.nat(9), width: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.record({ removed: fc.nat(6) }) },
  ),
  { minLength: 1, maxLength: 8 },
)

/** Applies the change to the bounds and to the system, and checks that the bounds refuse what leaves nothing feasible. */
const applyChange = (bounds: FeasibilityBounds, system: ConstraintSystem, change: Change): ConstraintSystem => {
  if ('removed' in change) {
    bounds.removeConstraint(change.removed)
    const members = system.sets[change.removed]?.members ?? []
    return withConstraint(system, change.removed, { low: 0, high: totalOf(members, system.high) })
  }
  const interval = { low: change.low, high: change.low + change.width }
  const constrained = withConstraint(system, change.set, interval)
  const isSatisfiable = feasibleSolutions(constrained).length > 0
  expect(bounds.addConstraint(change.set, interval)).toBe(isSatisfiable)
  return isSatisfiable ? constrained : system
}

test('cached solutions stay feasible while constraints are added and removed', () => {
  let cachedCount = 0
  const fewGroups = [[0], [1], [0, 3], [2, 4], [0, 1, 2, 3, 4, 5]]
  fc.assert(
    fc.property(systems, changeLists, ({ system }, changes) => {
      const bounds = FeasibilityBounds.create(system)!
      let current = system
      for (const change of changes) {
        for (const group of fewGroups) bounds.pushedInterval(group, group.join(), () => ({ down: 2, up: 2 }))
        current = applyChange(bounds, current, change)
        bounds.centreStart()
        const solutions = feasibleSolutions(current)
        for (const group of fewGroups) {
          const [cached, interval] = [bounds.cachedInterval(group, group.join()), intervalAmong(solutions, group)]
          expect(bounds.exactInterval(group, 'another')).toEqual(interval)
          if (cached.low > cached.high) continue
          cachedCount++
          expect(cached.low).toBeGreaterThanOrEqual(interval.low)
          expect(cached.high).toBeLessThanOrEqual(interval.high)
        }
      }
    }),
    { numRuns: 200 },
  )
  expect(cachedCount).toBeGreaterThan(500)
})

test('constraints that contradict each other leave no feasible solution', () => {
  const sets: ClassSet[] = [
    { members: [0], grain: 'week' },
    { members: [0], grain: 'block' },
  ]
  const unconstrained = createSystem([{ low: 0, high: 5 }], sets)
  const system = withConstraint(withConstraint(unconstrained, 0, { low: 0, high: 1 }), 1, { low: 3, high: 4 })
  expect(feasibleSolution(system)).toBeNull()
  expect(FeasibilityBounds.create(system)).toBeNull()
})
