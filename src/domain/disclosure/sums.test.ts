import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Possibilities } from './possibilities'
import { pushed } from './proof'
import { somePossibility } from './solver'
import { isPossible, possibilityOf, totalOf, type System } from './sums'

/** Weeks nest and blocks nest: two rows of texts over a grid of atoms, and one text over all. */
const systems = fc
  .record({
    sizes: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
    true: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    slack: fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
  })
  .map(({ sizes, true: shares, slack }) => {
    const start = sizes.map((size, index) => Math.round(size * (shares[index] ?? 0)))
    const texts = [
      [0, 1, 2],
      [3, 4, 5],
      [0, 3],
      [1, 4],
      [2, 5],
      [0, 1, 2, 3, 4, 5],
    ]
    const atoms = sizes.map((most, atom) => ({
      least: 0,
      most,
      said: texts.flatMap((members, text) => (members.includes(atom) ? [text] : [])),
    }))
    const ranges = texts.map((members, text) => {
      const total = members.reduce((sum, atom) => sum + (start[atom] ?? 0), 0)
      return { low: total - (slack[2 * text] ?? 0), high: total + (slack[2 * text + 1] ?? 0) }
    })
    return { system: { atoms, texts: ranges, members: texts } satisfies System, start }
  })

/** Every possibility there is, one by one. */
const allPossibilities = (system: System): number[][] =>
  system.atoms
    .reduce<number[][]>(
      (some, { most }) => some.flatMap((sums) => Array.from({ length: most + 1 }, (_, sum) => [...sums, sum])),
      [[]],
    )
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
      const { sums, totals } = pushed(system, possibilityOf(system, start), group, by)
      expect(isPossible(system, sums)).toBe(true)
      expect(totals).toEqual(possibilityOf(system, sums).totals)
      expect(Math.abs(totalOf(group, sums) - totalOf(group, start))).toBeLessThanOrEqual(Math.abs(by))
    }),
    { numRuns: 300 },
  )
})

test('what was seen stays true when one more text is known, or is forgotten', () => {
  fc.assert(
    fc.property(systems, groups, groups, ({ system, start }, group, other) => {
      const can = Possibilities.under(system)
      can?.look(group, 'group', () => ({ down: 9, up: 9 }))
      const now = totalOf(other, start)
      const then = can?.knowing(other, { low: now, high: now + 1 })
      const left = allPossibilities(system).filter((sums) => [now, now + 1].includes(totalOf(other, sums)))
      const seen = then?.seen(group, 'group') ?? { low: 0, high: 0 }
      const range = rangeAmong(left, group)
      if (seen.low <= seen.high) {
        expect(seen.low).toBeGreaterThanOrEqual(range.low)
        expect(seen.high).toBeLessThanOrEqual(range.high)
      }
      expect(then?.exact(group, 'group')).toEqual(range)
      expect(then?.fromTheMiddle().exact(group, 'group')).toEqual(range)
    }),
    { numRuns: 300 },
  )
})

test('texts that contradict each other leave nothing possible', () => {
  const system: System = {
    atoms: [{ least: 0, most: 5, said: [0, 1] }],
    texts: [
      { low: 0, high: 1 },
      { low: 3, high: 4 },
    ],
    members: [[0], [0]],
  }
  expect(somePossibility(system)).toBeNull()
  expect(Possibilities.under(system)).toBeNull()
})
