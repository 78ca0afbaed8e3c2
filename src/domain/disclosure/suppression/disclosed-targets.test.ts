import { describe, expect, test } from 'vitest'
import { block, weeks } from '../../../../tests/arbitrary-world'
import { addWeeks, type Week } from '../../figures/week'
import { disclosedToAReader } from '../../../../tests/outside-reader'
import { auditFigure } from '../audit/audit'
import type { KeyedHash } from '../policy/noise'
import {
  belongsTo,
  withBlocks,
  type Contributor,
  type BlockContributor,
  type PublishedNode,
  type Statement,
  type Values,
} from '../policy/publication'
import { figureKeys } from '../policy/published-figures'
import { createReleases } from '../release'
import { createCell, textOfCell } from '../policy/cell'

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

/** Boards of these sizes, of which so many families say yes; a family keeps its number from week to week. */
const townOf = (boards: readonly { size: number; yes: number; from?: number; at?: Week }[]) =>
  withBlocks(
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
/** The noise of a cell by its number of contributors; zero for every other number. */
const noisy = (byNumber: Record<number, number>) => (message: string) =>
  new Uint8Array([0, 0, 0, 0, 0, { '-2': 0, '2': 9 }[String(byNumber[message.split(',').length] ?? 0)] ?? 3])

/** Publishes every cell, without deciding which to suppress. */
const publishAll = (
  contributors: readonly BlockContributor[],
  nodes: readonly PublishedNode[],
  hash: KeyedHash,
): Statement[] =>
  nodes.map((node) => {
    const ofNode = contributors.filter((one) => belongsTo(node, one))
    const cell = createCell(key, node, ofNode, 10)
    return { ...cell, isPublished: true, texts: [textOfCell(cell, hash)] }
  })

describe('published without suppression, and by the rules', () => {
  const compare = (contributors: readonly BlockContributor[], hash: KeyedHash, nodes: readonly PublishedNode[]) => {
    const unsuppressed = publishAll(contributors, nodes, hash)
    const periods = [...new Set(nodes.map(({ period }) => period.at))]
    const byTheRules = periods.reduce<Statement[]>((earlier, at) => {
      const nodesOfPeriod = nodes.filter(({ period }) => period.at === at)
      const releases = createReleases({ contributors, nodes: nodesOfPeriod, earlier, k: 10, hash })
      return [...earlier, ...releases.flatMap(({ statements }) => statements)]
    }, [])
    const findingsIn = (statements: readonly Statement[]) => auditFigure(key, { contributors, statements, k: 10, hash })
    const disclosedToReader = (statements: readonly Statement[]) =>
      disclosedToAReader(key, contributors, statements, 10).groups.length
    return {
      unsuppressed: findingsIn(unsuppressed),
      byTheRules: findingsIn(byTheRules),
      publishedCount: byTheRules.filter((one) => one.isPublished).length,
      disclosedCounts: [disclosedToReader(unsuppressed), disclosedToReader(byTheRules)],
    }
  }

  test('three families that are left beside two boards are disclosed, unless a board is suppressed', () => {
    const contributors = townOf([
      { size: 10, yes: 8 },
      { size: 10, yes: 5 },
      { size: 3, yes: 3 },
    ])
    const nodes = [municipality, board, { ...board, board: 'B1' }]
    const { unsuppressed, byTheRules, publishedCount, disclosedCounts } = compare(
      contributors,
      noisy({ 10: -2 }),
      nodes,
    )
    expect(unsuppressed).toContainEqual({ kind: 'disclosed', key, name: `M: board B2 in week ${week}` })
    expect(byTheRules).toEqual([])
    expect(publishedCount).toBe(2)
    // A reader who has nothing but the texts and a solver finds the same.
    expect(disclosedCounts).toEqual([1, 0])
  })

  test('one family in eleven that was another one the week before is disclosed by the difference, unless a text is suppressed', () => {
    const next = addWeeks(week, 1)
    const contributors = townOf([
      { size: 11, yes: 5 },
      { size: 11, yes: 6, at: next },
    ]).map((one) => (one.week === next && one.family === '0.5' ? { ...one, family: 'another' } : one))
    const nodes = [week, next].map((at): PublishedNode => ({ ...board, period: { grain: 'week', at } }))
    const { unsuppressed, byTheRules, publishedCount } = compare(
      contributors,
      (message) => new Uint8Array([0, 0, 0, 0, 0, message.includes(next) ? 9 : 0]),
      nodes,
    )
    expect(unsuppressed.map(({ kind }) => kind)).toEqual(['difference', 'difference'])
    expect(byTheRules).toEqual([])
    expect(publishedCount).toBe(1)
  })
})

describe('a threshold that is raised within a block', () => {
  test('holds from the next block on: what was decided by the lower one passes', () => {
    const next = addWeeks(week, 1)
    // Twelve families are in one of the cells alone: enough for a K of ten, and too few for a K of twenty.
    const contributors = townOf([
      { size: 30, yes: 5 },
      { size: 26, yes: 24, from: 8, at: next },
    ])
    const [before, after] = publishAll(
      contributors,
      [week, next].map((at) => ({ ...board, period: { grain: 'week', at } })),
      noisy({}),
    ) as [Statement, Statement]
    const kindsOf = (statements: readonly Statement[]) =>
      auditFigure(key, { contributors, statements, k: 20, hash: noisy({}) }).map(({ kind }) => kind)
    expect(kindsOf([before, { ...after, threshold: 20 }])).toEqual([])
    expect(kindsOf([before, after].map((one) => ({ ...one, threshold: 20 })))).toContain('difference')
  })
})

describe('weeks and their block', () => {
  const next = addWeeks(week, 1)
  /** Seven families are called in the first week, under K, and thirteen in the second; four of these were called before. */
  const calls = [
    ...Array.from({ length: 7 }, (_, family) => ({ family, week, yes: true })),
    ...Array.from({ length: 13 }, (_, family) => ({ family: family + 3, week: next, yes: family >= 7 })),
  ]
  const contributors = withBlocks(
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

  test('a block without a published week inside it leaves three families, which stay protected', () => {
    // The week says low (at most six), the block high (at least nine): the three families of the first week alone said yes.
    const hash = noisy({ 13: -2, 16: 2 })
    const unsuppressed = publishAll(contributors, nodes, hash)
    expect(unsuppressed.map(({ texts }) => texts)).toEqual([['third:low'], ['third:high']])
    expect(auditFigure(key, { contributors, statements: unsuppressed, k: 10, hash })).toContainEqual(
      expect.objectContaining({ kind: 'disclosed' }),
    )
    const earlier = createReleases({ contributors, nodes: nodes.slice(0, 1), earlier: [], k: 10, hash })
    const weekStatements = earlier.flatMap(({ statements }) => statements)
    const block = createReleases({ contributors, nodes: nodes.slice(1), earlier: weekStatements, k: 10, hash })
    const statements = [...weekStatements, ...block.flatMap((release) => release.statements)]
    expect(auditFigure(key, { contributors, statements, k: 10, hash })).toEqual([])
  })
})
