import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf, type AtomSet } from './flow-network'
import { Possibilities } from './feasibility-bounds'
import { pushed } from './augmenting-cycle'
import { somePossibility } from './integer-programme'
import { isPossible, systemOf, totalOf, withText, withTotals, type System } from './constraint-system'

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
const nested: AtomSet[] = [
  ...weeks.map((members) => ({ members, grain: 'week' as const })),
  ...blocks.map((members) => ({ members, grain: 'block' as const })),
]
const crossing: AtomSet[] = [...nested, { members: [0, 1, 4], grain: 'week' }]

const numbers = (count: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: count, maxLength: count })

/** Six atoms, what they really are, and of each set a text that this makes true, or none. */
const systems = fc
  .record({
    sets: fc.constantFrom(nested, nested, nested, crossing),
    sizes: numbers(6, 3),
    real: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    slack: numbers(16, 2),
    isTold: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ sets, sizes, real, slack, isTold }) => {
    const start = sizes.map((size, index) => Math.round(size * (real[index] ?? 0)))
    const nothing = systemOf(
      sizes.map((most) => ({ low: 0, high: most })),
      sets,
    )
    const system = sets.reduce((known, { members }, set) => {
      const total = totalOf(members, start)
      const text = { low: total - (slack[2 * set] ?? 0), high: total + (slack[2 * set + 1] ?? 0) }
      return isTold[set] ? withText(known, set, text) : known
    }, nothing)
    return { system, start: withTotals(system, start) }
  })

/** Every possibility there is, one by one. */
const allPossibilities = (system: System): (readonly number[])[] =>
  system.high
    .slice(0, system.atoms)
    .reduce<number[][]>(
      (some, most) => some.flatMap((sums) => Array.from({ length: most + 1 }, (_, sum) => [...sums, sum])),
      [[]],
    )
    .map((sums) => withTotals(system, sums))
    .filter((sums) => isPossible(system, sums))

const groups = fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 })

const rangeAmong = (all: readonly (readonly number[])[], group: readonly number[]) => {
  const totals = all.map((sums) => totalOf(group, sums))
  return { low: Math.min(...totals), high: Math.max(...totals) }
}

test('the solver finds the least and the greatest of all possibilities', () => {
  fc.assert(
    fc.property(systems, groups, ({ system }, group) => {
      const exact = Possibilities.under(system)?.exact(group, 'group')
      expect(exact).toEqual(rangeAmong(allPossibilities(system), group))
    }),
    { numRuns: 300 },
  )
})

test('what is reached by pushing is possible, however far it is asked to go', () => {
  fc.assert(
    fc.property(systems, groups, fc.integer({ min: -5, max: 5 }), ({ system, start }, group, by) => {
      const sums = pushed(system, start, group, by)
      expect(isPossible(system, sums)).toBe(true)
      expect(withTotals(system, sums.slice(0, system.atoms))).toEqual(sums)
      expect(Math.abs(totalOf(group, sums) - totalOf(group, start))).toBeLessThanOrEqual(Math.abs(by))
    }),
    { numRuns: 300 },
  )
})

test('pushing one atom alone reaches the end of what is possible, so that the solver is seldom asked', () => {
  fc.assert(
    fc.property(
      systems.filter(({ system }) => system.network !== null),
      fc.integer({ min: 0, max: 5 }),
      ({ system, start }, atom) => {
        const { low, high } = rangeAmong(allPossibilities(system), [atom])
        expect(pushed(system, start, [atom], 9)[atom]).toBe(high)
        expect(pushed(system, start, [atom], -9)[atom]).toBe(low)
      },
    ),
    { numRuns: 300 },
  )
})

test('sets that cross are no network, and are left to the solver', () => {
  expect(networkOf(6, nested)).not.toBeNull()
  expect(networkOf(6, crossing)).toBeNull()
})

type Told = { set: number; low: number; wide: number } | { forgotten: number }
const tellings: fc.Arbitrary<Told[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ set: fc.nat(6), low: fc.nat(9), wide: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.record({ forgotten: fc.nat(6) }) },
  ),
  { minLength: 1, maxLength: 8 },
)

test('what was seen of any group stays possible while one thing after another becomes known, or is forgotten', () => {
  let seenOnce = 0
  const few = [[0], [1], [0, 3], [2, 4], [0, 1, 2, 3, 4, 5]]
  fc.assert(
    fc.property(systems, tellings, ({ system }, told) => {
      const can = Possibilities.under(system)
      let now = system
      for (const one of told) {
        for (const group of few) can?.look(group, group.join(), () => ({ down: 2, up: 2 }))
        if ('forgotten' in one) {
          const at = system.sets[one.forgotten]?.members ?? []
          can?.forget(one.forgotten)
          now = withText(now, one.forgotten, { low: 0, high: totalOf(at, now.high) })
        } else {
          const then = withText(now, one.set, { low: one.low, high: one.low + one.wide })
          const isAny = allPossibilities(then).length > 0
          expect(can?.learn(one.set, { low: one.low, high: one.low + one.wide })).toBe(isAny)
          if (isAny) now = then
        }
        can?.centre()
        const all = allPossibilities(now)
        for (const group of few) {
          const [seen, range] = [can?.seen(group, group.join()), rangeAmong(all, group)]
          expect(can?.exact(group, 'another')).toEqual(range)
          if (!seen || seen.low > seen.high) continue
          seenOnce++
          expect(seen.low).toBeGreaterThanOrEqual(range.low)
          expect(seen.high).toBeLessThanOrEqual(range.high)
        }
      }
    }),
    { numRuns: 200 },
  )
  expect(seenOnce).toBeGreaterThan(500)
})

test('texts that contradict each other leave nothing possible', () => {
  const sets: AtomSet[] = [
    { members: [0], grain: 'week' },
    { members: [0], grain: 'block' },
  ]
  const nothing = systemOf([{ low: 0, high: 5 }], sets)
  const system = withText(withText(nothing, 0, { low: 0, high: 1 }), 1, { low: 3, high: 4 })
  expect(somePossibility(system)).toBeNull()
  expect(Possibilities.under(system)).toBeNull()
})
