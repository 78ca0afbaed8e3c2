import fc from 'fast-check'
import { expect, test } from 'vitest'
import { provenRange } from './proof'
import { exactRange, somePossibility } from './solver'
import { isPossible, systemOf, type System } from './sums'

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
    return { system: systemOf(atoms, ranges), start }
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

test('the solver finds the least and the greatest of all possibilities', () => {
  fc.assert(
    fc.property(systems, groups, ({ system }, group) => {
      const totals = allPossibilities(system).map((sums) => group.reduce((sum, atom) => sum + (sums[atom] ?? 0), 0))
      expect(exactRange(system, group)).toEqual({ low: Math.min(...totals), high: Math.max(...totals) })
    }),
    { numRuns: 300 },
  )
})

test('what is proven without the solver is possible, never more', () => {
  fc.assert(
    fc.property(systems, groups, ({ system, start }, group) => {
      const proven = provenRange(system, start, group, { down: 3, up: 3 })
      const exact = exactRange(system, group)
      expect(proven.low).toBeGreaterThanOrEqual(exact?.low ?? 0)
      expect(proven.high).toBeLessThanOrEqual(exact?.high ?? 0)
    }),
    { numRuns: 300 },
  )
})

test('texts that contradict each other leave nothing possible', () => {
  const system = systemOf(
    [{ least: 0, most: 5, said: [0, 1] }],
    [
      { low: 0, high: 1 },
      { low: 3, high: 4 },
    ],
  )
  expect(somePossibility(system)).toBeNull()
  expect(exactRange(system, [0])).toBeNull()
})
