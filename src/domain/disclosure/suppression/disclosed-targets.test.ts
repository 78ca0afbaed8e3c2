import { describe, expect, test } from 'vitest'
import { block, weeks } from '../../../../tests/arbitrary-world'
import { addWeeks, type Week } from '../../figures/week'
import { settledForAReader } from '../../../../tests/outside-reader'
import { findingsOn } from '../audit/audit'
import type { KeyedHash } from '../policy/noise'
import {
  belongsTo,
  inBlocks,
  type Contributor,
  type Counted,
  type PublishedNode,
  type Statement,
  type Values,
} from '../policy/publication'
import { figureKeys } from '../policy/published-figures'
import { preparedReleases } from '../release'
import { candidateOf, textByRule } from '../policy/cell'

const key = 'homework_help'
const week = weeks[0] ?? block
const board: PublishedNode = {
  level: 'board',
  municipality: 'M',
  board: 'B0',
  school: '',
  period: { grain: 'week', at: week },
}
const municipality: PublishedNode = { ...board, level: 'municipality', board: '' }
const school: PublishedNode = { ...board, level: 'school', school: 'S0.0', period: { grain: 'block', at: block } }

/** Boards of these sizes in each week, of which so many say yes; a family keeps its number from week to week. */
const townOf = (boards: readonly { size: number; yes: number; from?: number; at?: Week }[]) =>
  inBlocks(
    boards.flatMap(({ size, yes, from = 0, at: when = week }, index) =>
      Array.from({ length: size }, (_, family): Contributor => ({
        municipality: 'M',
        board: when === week ? `B${index}` : 'B0',
        school: when === week ? `S${index}` : 'S0',
        interview: `${when}.${index}.${family}`,
        family: `${when === week ? index : 0}.${family + from}`,
        week: when,
        completed: true,
        values: { ...nothing, [key]: family < yes ? 1 : 0 },
      })),
    ),
  )
const nothing = Object.fromEntries(figureKeys.map((one) => [one, null])) as Values
/** Noise by how many contribute: nought, or as given. */
const noisy = (byNumber: Record<number, number>) => (message: string) =>
  new Uint8Array([0, 0, 0, 0, 0, { '-2': 0, '2': 9 }[String(byNumber[message.split(',').length] ?? 0)] ?? 3])

/** What every node would say if nobody asked. */
const sayAll = (all: readonly Counted[], nodes: readonly PublishedNode[], hash: KeyedHash): Statement[] =>
  nodes.map((node) => {
    const here = all.filter((one) => belongsTo(node, one))
    const candidate = candidateOf(key, node, here, 10)
    return { ...candidate, said: true, texts: [textByRule(candidate, hash)] }
  })

describe('said without asking, and by the rules', () => {
  const asked = (all: readonly Counted[], hash: KeyedHash, nodes: readonly PublishedNode[]) => {
    const unasked = sayAll(all, nodes, hash)
    const periods = [...new Set(nodes.map(({ period }) => period.at))]
    const byTheRules = periods.reduce<Statement[]>((earlier, at) => {
      const now = nodes.filter(({ period }) => period.at === at)
      const made = preparedReleases({ contributors: all, nodes: now, earlier, k: 10, hash })
      return [...earlier, ...made.flatMap(({ statements }) => statements)]
    }, [])
    const found = (statements: readonly Statement[]) => findingsOn(key, { all, statements, k: 10, hash })
    const read = (statements: readonly Statement[]) => settledForAReader(key, all, statements, 10).groups.length
    return {
      unasked: found(unasked),
      byTheRules: found(byTheRules),
      said: byTheRules.filter((one) => one.said).length,
      read: [read(unasked), read(byTheRules)],
    }
  }

  test('three families that are left beside two boards are settled, unless a board is withheld', () => {
    const all = townOf([
      { size: 10, yes: 8 },
      { size: 10, yes: 5 },
      { size: 3, yes: 3 },
    ])
    const nodes = [municipality, board, { ...board, board: 'B1' }]
    const { unasked, byTheRules, said, read } = asked(all, noisy({ 10: -2 }), nodes)
    expect(unasked).toContainEqual({ kind: 'settled', key, name: `M: board B2 in week ${week}` })
    expect(byTheRules).toEqual([])
    expect(said).toBe(2)
    // And by a reader with nothing but the texts and a program of their own.
    expect(read).toEqual([1, 0])
  })

  test('one family in eleven that was another one the week before is read as the difference, unless it is withheld', () => {
    const next = addWeeks(week, 1)
    const all = townOf([
      { size: 11, yes: 5 },
      { size: 11, yes: 6, at: next },
    ]).map((one) => (one.week === next && one.family === '0.5' ? { ...one, family: 'another' } : one))
    const nodes = [week, next].map((at): PublishedNode => ({ ...board, period: { grain: 'week', at } }))
    const { unasked, byTheRules, said } = asked(
      all,
      (message) => new Uint8Array([0, 0, 0, 0, 0, message.includes(next) ? 9 : 0]),
      nodes,
    )
    expect(unasked.map(({ kind }) => kind)).toEqual(['difference', 'difference'])
    expect(byTheRules).toEqual([])
    expect(said).toBe(1)
  })
})

describe('a K that is raised within a block', () => {
  test('holds for the next block: what was decided by the lower one passes', () => {
    const next = addWeeks(week, 1)
    // Twelve families are not in both: no matter for a K of ten, and nearly the same families for a K of twenty.
    const all = townOf([
      { size: 30, yes: 5 },
      { size: 26, yes: 24, from: 8, at: next },
    ])
    const [before, after] = sayAll(
      all,
      [week, next].map((at) => ({ ...board, period: { grain: 'week', at } })),
      noisy({}),
    ) as [Statement, Statement]
    const found = (statements: readonly Statement[]) =>
      findingsOn(key, { all, statements, k: 20, hash: noisy({}) }).map(({ kind }) => kind)
    expect(found([before, { ...after, threshold: 20 }])).toEqual([])
    expect(found([before, after].map((one) => ({ ...one, threshold: 20 })))).toContain('difference')
  })
})

describe('weeks and their block', () => {
  const next = addWeeks(week, 1)
  /** Seven families in the first week, under K; thirteen in the second, of whom four were called before. */
  const calls = [
    ...Array.from({ length: 7 }, (_, family) => ({ family, week, yes: true })),
    ...Array.from({ length: 13 }, (_, family) => ({ family: family + 3, week: next, yes: family >= 7 })),
  ]
  const all = inBlocks(
    calls.map(({ family, week: at, yes }): Contributor => ({
      municipality: 'M',
      board: 'B0',
      school: 'S0.0',
      interview: `${at}.${family}`,
      family: `f${family}`,
      week: at,
      completed: true,
      values: { ...nothing, [key]: yes ? 1 : 0 },
    })),
  )
  const nodes: PublishedNode[] = [{ ...board, period: { grain: 'week', at: next } }, school]

  test('a block without the week that is known inside it leaves three families, who are not settled', () => {
    // The week says low (at most six), the block high (at least nine): the three of the first week alone said yes.
    const hash = noisy({ 13: -2, 16: 2 })
    const unasked = sayAll(all, nodes, hash)
    expect(unasked.map(({ texts }) => texts)).toEqual([['third:low'], ['third:high']])
    expect(findingsOn(key, { all, statements: unasked, k: 10, hash })).toContainEqual(
      expect.objectContaining({ kind: 'settled' }),
    )
    const earlier = preparedReleases({ contributors: all, nodes: nodes.slice(0, 1), earlier: [], k: 10, hash })
    const known = earlier.flatMap(({ statements }) => statements)
    const block = preparedReleases({ contributors: all, nodes: nodes.slice(1), earlier: known, k: 10, hash })
    const statements = [...known, ...block.flatMap((release) => release.statements)]
    expect(findingsOn(key, { all, statements, k: 10, hash })).toEqual([])
  })
})
