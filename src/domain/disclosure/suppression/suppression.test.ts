import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aShape, block, hash, periodsOf, weeks, worldOf } from '../../../../tests/arbitrary-world'
import { nodesOf, type Listed } from '../policy/nodes'
import { isOpen } from './protection-width'
import { textOf, textsOf, possibleOf } from '../policy/figure-text'
import { belongsTo, inBlocks, nodeId, type Contributor, type Values } from '../policy/publication'
import { figureKeys, kindOf } from '../policy/published-figures'
import { scenesOf } from '../audit/audit-scopes'
import { candidateOf, textByRule } from '../policy/cell'
import { newlyKnown } from './suppression'

const key = 'worries'
const noNoise = () => new Uint8Array([0, 0, 0, 0, 0, 3])
const week = weeks[0] ?? block
const period = { grain: 'week' as const, at: week }

/** Three boards with these numbers of families, each at one school, of which the first `yes` ones say yes. */
const townOf = (sizes: readonly number[], yes: readonly number[]): Contributor[] =>
  sizes.flatMap((size, board) =>
    Array.from({ length: size }, (_, index): Contributor => ({
      municipality: 'M',
      board: `B${board}`,
      school: `S${board}`,
      interview: `${board}.${String(index).padStart(2, '0')}`,
      family: `f${board}.${index}`,
      week,
      completed: true,
      values: { ...allNull, [key]: index < (yes[board] ?? 0) ? 1 : 0 },
    })),
  )
const allNull = Object.fromEntries(figureKeys.map((one) => [one, null])) as Values
const register: Listed[] = [0, 1, 2].map((board) => ({
  municipality: 'M',
  board: `B${board}`,
  school: `S${board}`,
  byBlockFrom: null,
}))
const nodes = nodesOf(register, period)

/** What everybody outside sees when the three nodes would say these texts: their texts, and where there is none. */
const seenOutside = (sizes: readonly number[], texts: readonly string[]): string => {
  const all = inBlocks(townOf(sizes, []))
  const [scene] = scenesOf(key, { all, statements: [], k: 10 })
  const shown = nodes.filter((node) => all.filter((one) => belongsTo(node, one)).length >= 10)
  const candidates = shown.map((node, index) => {
    const candidate = candidateOf(
      key,
      node,
      all.filter((one) => belongsTo(node, one)),
      10,
    )
    const range = possibleOf('share', candidate.interviews.length, texts[index] ?? '')
    // A sum in the middle of the text, without noise, says that text.
    return { ...candidate, sum: Math.floor(((range?.low ?? 0) + (range?.high ?? 0)) / 2) }
  })
  for (const [index, candidate] of candidates.entries()) expect(textByRule(candidate, noNoise)).toBe(texts[index])
  const known = scene ? newlyKnown({ scene, earlier: [], candidates, hash: noNoise }) : null
  return shown
    .map((node) => known?.find((one) => one.said && nodeId(one.node) === nodeId(node))?.texts[0] ?? 'niet getoond')
    .join(' | ')
}

const counts = (size: number) => Array.from({ length: size + 1 }, (_, count) => count)
const noises = [-2, -1, 0, 1, 2]
const said = (n: number, sum: number) => [...new Set(noises.map((noise) => textOf('share', n, sum, noise)))]

test('a reader who tries every possible town learns nothing of a few, from what is said and from what is not', () => {
  let withheld = 0
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 10, max: 14 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 1, max: 6 })),
      (sizes) => {
        const [first, second, third] = sizes
        const outside = new Map<string, string>()
        const seen = (texts: readonly string[]) => {
          const id = texts.join()
          const found = outside.get(id) ?? seenOutside(sizes, texts)
          outside.set(id, found)
          return found
        }
        const total = first + second + third
        const aims = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]
        const ranges = new Map<string, { low: number; high: number }[]>()
        for (const one of counts(first))
          for (const two of counts(second))
            for (const three of counts(third))
              for (const whole of said(total, one + two + three))
                for (const a of said(first, one))
                  for (const b of said(second, two)) {
                    const pattern = seen([whole, a, b])
                    const known = ranges.get(pattern) ?? aims.map(() => ({ low: Infinity, high: -Infinity }))
                    ranges.set(pattern, known)
                    for (const [index, aim] of aims.entries()) {
                      const sum = aim.reduce((all, at) => all + ([one, two, three][at] ?? 0), 0)
                      const range = known[index]
                      if (range) known[index] = { low: Math.min(range.low, sum), high: Math.max(range.high, sum) }
                    }
                  }
        for (const [pattern, known] of ranges) {
          if (pattern.includes('niet getoond')) withheld++
          for (const [index, aim] of aims.entries()) {
            const size = aim.reduce((all, at) => all + (sizes[at] ?? 0), 0)
            const range = known[index] ?? { low: 0, high: 0 }
            expect({
              sizes,
              pattern,
              aim,
              range,
              isOpen: isOpen(range, { key, size, families: size }, 10),
            }).toMatchObject({
              isOpen: true,
            })
          }
        }
      },
    ),
    { numRuns: 30 },
  )
  expect(withheld).toBeGreaterThan(10)
})

test('texts are tried in an order that everybody knows, and the largest node is not the one that is withheld', () => {
  const shape = { ...aShape, boards: [1, 1, 1], families: 12, again: 0, seed: 5 }
  const world = worldOf([key], shape)
  const [first] = periodsOf(world)
  const all = inBlocks(first!.contributors)
  const [scene] = scenesOf(key, { all, statements: [], k: 10 })
  const candidates = nodesOf(world.register, first!.period).flatMap((node) => {
    const of = all.filter((one) => belongsTo(node, one))
    return of.length < 10 ? [] : [candidateOf(key, node, of, 10)]
  })
  const known = (some: typeof candidates) => newlyKnown({ scene: scene!, earlier: [], candidates: some, hash })
  expect(known(candidates.toReversed())).toEqual(known(candidates))
  expect(known(candidates)?.[0]?.node.level).toBe('municipality')
})

test('a share says one of its texts, and each text is said by some sum', () => {
  for (const n of [10, 11, 20, 49]) expect(textsOf(kindOf(key), n)).toEqual(['third:low', 'third:middle', 'third:high'])
})
