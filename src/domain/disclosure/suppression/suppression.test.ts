import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aShape, block, hash, periodsOf, weeks, worldOf } from '../../../../tests/arbitrary-world'
import { nodesToPublish, type ListedSchool } from '../policy/nodes'
import { isProtected } from './protection-width'
import { figureText, figureTexts, feasibleSums } from '../policy/figure-text'
import { belongsTo, withBlocks, nodeId, type Contributor, type PublishedNode, type Values } from '../policy/publication'
import { figureKeys, kindOf } from '../policy/published-figures'
import { auditScopes } from '../audit/audit-scopes'
import type { FeasibilityInterval } from '../inference/feasibility-interval'
import { createCell, textOfCell } from '../policy/cell'
import { decideCells } from './suppression'

const key = 'worries'
const noNoise = () => new Uint8Array([0, 0, 0, 0, 0, 3])
const week = weeks[0] ?? block
const period = { grain: 'week' as const, at: week }

/** Boards with these numbers of families, each at one school, of which the first `yes` ones say yes. */
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
const register: ListedSchool[] = [0, 1, 2].map((board) => ({
  municipality: 'M',
  board: `B${board}`,
  school: `S${board}`,
  byBlockFrom: null,
}))
const nodes = nodesToPublish(register, period)

const emptyScope = { statements: [], k: 10 }

/** What a reader sees when the three nodes have these texts: the published texts, and "niet getoond" for a suppressed one. */
const publishedPattern = (sizes: readonly number[], texts: readonly string[]): string => {
  const contributors = withBlocks(townOf(sizes, []))
  const contributorsTo = (node: PublishedNode) => contributors.filter((one) => belongsTo(node, one))
  const [scope] = auditScopes(key, { contributors, ...emptyScope })
  const shownNodes = nodes.filter((node) => contributorsTo(node).length >= 10)
  const cells = shownNodes.map((node, index) => {
    const cell = createCell(key, node, contributorsTo(node), 10)
    const interval = feasibleSums('share', cell.interviews.length, texts[index] ?? '')
    // A sum in the middle of the text, without noise, has that text.
    return { ...cell, sum: Math.floor(((interval?.low ?? 0) + (interval?.high ?? 0)) / 2) }
  })
  for (const [index, cell] of cells.entries()) expect(textOfCell(cell, noNoise)).toBe(texts[index])
  const statements = scope ? decideCells({ scope, earlier: [], cells, hash: noNoise }) : null
  const publishedText = (node: PublishedNode) =>
    statements?.find((one) => one.isPublished && nodeId(one.node) === nodeId(node))?.texts[0]
  return shownNodes.map((node) => publishedText(node) ?? 'niet getoond').join(' | ')
}

const countsUpTo = (size: number) => Array.from({ length: size + 1 }, (_, count) => count)
const noises = [-2, -1, 0, 1, 2]
const possibleTexts = (n: number, sum: number) => [
  ...new Set(noises.map((noise) => figureText('share', n, sum, noise))),
]

/** The boards that an attacker aims at, alone and together. */
const targets = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]
type Sizes = readonly [number, number, number]

/** Every town with boards of these sizes, and every pattern that it can show: all counts, with all noise. */
const everyTown = function* (sizes: Sizes): Generator<{ counts: readonly number[]; texts: readonly string[] }> {
  const total = sizes[0] + sizes[1] + sizes[2]
  for (const first of countsUpTo(sizes[0]))
    for (const second of countsUpTo(sizes[1]))
      for (const third of countsUpTo(sizes[2]))
        for (const ofTown of possibleTexts(total, first + second + third))
          for (const ofFirst of possibleTexts(sizes[0], first))
            for (const ofSecond of possibleTexts(sizes[1], second))
              yield { counts: [first, second, third], texts: [ofTown, ofFirst, ofSecond] }
}

/** For each pattern, the least and the greatest sum of each target among all towns that show the pattern. */
const intervalsByPattern = (sizes: Sizes): Map<string, FeasibilityInterval[]> => {
  const patterns = new Map<string, string>()
  const intervals = new Map<string, FeasibilityInterval[]>()
  for (const { counts, texts } of everyTown(sizes)) {
    const id = texts.join()
    const pattern = patterns.get(id) ?? publishedPattern(sizes, texts)
    patterns.set(id, pattern)
    const ofPattern = intervals.get(pattern) ?? targets.map(() => ({ low: Infinity, high: -Infinity }))
    const widened = targets.map((boards, index) => {
      const sum = boards.reduce((total, board) => total + (counts[board] ?? 0), 0)
      const { low = Infinity, high = -Infinity } = ofPattern[index] ?? {}
      return { low: Math.min(low, sum), high: Math.max(high, sum) }
    })
    intervals.set(pattern, widened)
  }
  return intervals
}

test('a reader who tries every possible town infers no target, from published and from suppressed texts', () => {
  let suppressedCount = 0
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 10, max: 14 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 1, max: 6 })),
      (sizes) => {
        for (const [pattern, intervals] of intervalsByPattern(sizes)) {
          if (pattern.includes('niet getoond')) suppressedCount++
          for (const [index, boards] of targets.entries()) {
            const size = boards.reduce((total, board) => total + (sizes[board] ?? 0), 0)
            const interval = intervals[index] ?? { low: 0, high: 0 }
            const context = { sizes, pattern, boards, interval }
            expect({ ...context, isProtected: isProtected(interval, { key, size, families: size }, 10) }).toEqual({
              ...context,
              isProtected: true,
            })
          }
        }
      },
    ),
    { numRuns: 30 },
  )
  expect(suppressedCount).toBeGreaterThan(10)
})

test('cells are decided in an order that everybody knows, and the largest comes first', () => {
  const shape = { ...aShape, boards: [1, 1, 1], families: 12, again: 0, seed: 5 }
  const world = worldOf([key], shape)
  const [first] = periodsOf(world)
  const contributors = withBlocks(first!.contributors)
  const [scope] = auditScopes(key, { contributors, ...emptyScope })
  const cells = nodesToPublish(world.register, first!.period).flatMap((node) => {
    const ofNode = contributors.filter((one) => belongsTo(node, one))
    return ofNode.length < 10 ? [] : [createCell(key, node, ofNode, 10)]
  })
  const decided = (inOrder: typeof cells) => decideCells({ scope: scope!, earlier: [], cells: inOrder, hash })
  expect(decided(cells.toReversed())).toEqual(decided(cells))
  expect(decided(cells)?.[0]?.node.level).toBe('municipality')
})

test('a share under fifty families has three texts', () => {
  for (const n of [10, 11, 20, 49])
    expect(figureTexts(kindOf(key), n)).toEqual(['third:low', 'third:middle', 'third:high'])
})
