import { describe, expect, test } from 'vitest'
import { aShape, block, hash, weeks, worldOf } from '../../../tests/arbitrary-world'
import { addWeeks, type Week } from '../figures/week'
import { groupGivenAway } from './exact-groups'
import { findingsOn } from './gate'
import { alike, leaveOpen } from './open-answers'
import type { KeyedHash } from './noise'
import {
  belongsTo,
  inBlocks,
  type Contributor,
  type Counted,
  type PublishedNode,
  type Statement,
  type Values,
} from './publication'
import { figureKeys, type FigureKey } from './published-figures'
import { preparedReleases } from './release'
import { candidateOf, textByRule } from './statement'

const key = 'homework_help'
const all = inBlocks(worldOf([key, 'grade_parent'], aShape).contributors)
const week = weeks[0] ?? block
const municipality: PublishedNode = {
  level: 'municipality',
  municipality: 'M',
  board: '',
  school: '',
  period: { grain: 'week', at: week },
}
const board: PublishedNode = { ...municipality, level: 'board', board: 'B0' }
const school: PublishedNode = { ...board, level: 'school', school: 'S0.0', period: { grain: 'block', at: block } }

const sayOf = (node: PublishedNode, of: readonly Counted[], figure: FigureKey = key): Statement => {
  const candidate = candidateOf(figure, node, of, 10)
  return { ...candidate, said: true, texts: [textByRule(candidate, hash)] }
}
const at = (node: PublishedNode) => all.filter((one) => belongsTo(node, one))
const say = (node: PublishedNode, figure: FigureKey = key) => sayOf(node, at(node), figure)
const kindsOf = (statements: readonly Statement[], figure: FigureKey = key) => [
  ...new Set(findingsOn(figure, { all, statements, k: 10, hash }).map(({ kind }) => kind)),
]
const others = ['third:low', 'third:middle', 'third:high']
const inOtherWords = (statement: Statement): Statement => ({
  ...statement,
  texts: [others.find((text) => !statement.texts.includes(text)) ?? ''],
})

test('an honest release passes', () => {
  expect([municipality, board, school].map((node) => at(node).length >= 10)).toEqual([true, true, true])
  expect(kindsOf([municipality, board, school].map((node) => say(node)))).toEqual([])
})

describe('a release that is broken on purpose is caught', () => {
  test('the threshold off', () => {
    expect(kindsOf([sayOf(board, at(board).slice(0, 9))])).toEqual(['under_threshold'])
    expect(kindsOf([{ ...say(board), threshold: at(board).length + 1 }])).toEqual(['under_threshold'])
  })
  test('exact counts', () => {
    const statement = say(board)
    expect(kindsOf([{ ...statement, texts: [`count:${statement.sum}`] }])).toEqual(['wrong_text'])
  })
  test('noise that hangs on nothing, or another text than its own', () => {
    expect(kindsOf([inOtherWords(say(board))])).toEqual(['wrong_text'])
    expect(kindsOf([{ ...say(board), sum: say(board).sum + 5 }])).toEqual(['wrong_text'])
  })
  test('a cumulative column', () => {
    const twoWeeks = all.filter((one) => one.board === 'B0' && (one.week === week || one.week === addWeeks(week, 1)))
    const once = twoWeeks.filter((one, index) => twoWeeks.findIndex(({ family }) => family === one.family) === index)
    expect(kindsOf([sayOf(board, once)])).toEqual(['wrong_contributors'])
  })
  test('a re-issue with other contributors', () => {
    expect(kindsOf([say(board), sayOf(board, at(board).slice(1))])).toEqual(['wrong_contributors'])
  })
  test('somebody left out, so that the rest can be compared', () => {
    expect(kindsOf([sayOf(board, at(board).slice(1))])).toEqual(['wrong_contributors'])
  })
  test('counts per option', () => {
    expect(kindsOf([{ ...say(board), texts: ['third:low', 'third:middle'] }])).toEqual(['wrong_text'])
    expect(kindsOf([{ ...say(board), texts: ['yes:12 partly:3 no:4'] }])).toEqual(['wrong_text'])
  })
  test('a mean to one decimal under a hundred families', () => {
    expect(kindsOf([{ ...say(board, 'grade_parent'), texts: ['grade:7.3'] }], 'grade_parent')).toEqual(['wrong_text'])
  })
  test('a withheld figure that tells its reason, or its text', () => {
    expect(kindsOf([{ ...say(board), said: false, texts: ['too few families'] }])).toEqual(['wrong_text'])
    expect(kindsOf([{ ...say(board), said: false }])).toEqual(['wrong_text'])
  })
  test('a school by week, and a board by week and by block at once', () => {
    expect(kindsOf([{ ...say(school), node: { ...school, period: { grain: 'week', at: week } } }])).toEqual([
      'wrong_grain',
    ])
    const byBlock: PublishedNode = { ...board, period: { grain: 'block', at: block } }
    expect(kindsOf([say(board), say(byBlock)])).toEqual(['wrong_grain'])
  })
  test('a family twice', () => {
    const [first, ...rest] = at(board)
    const twice = rest.map((one, index) => (index === 0 && first ? { ...one, family: first.family } : one))
    expect(kindsOf([sayOf(board, [...(first ? [first] : []), ...twice])])).toEqual(['wrong_contributors'])
  })
})

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

describe('said without asking, and by the rules', () => {
  const asked = (all: readonly Counted[], hash: KeyedHash, nodes: readonly PublishedNode[]) => {
    const unasked = nodes.map((node) => {
      const candidate = candidateOf(
        key,
        node,
        all.filter((one) => belongsTo(node, one)),
        10,
      )
      return { ...candidate, said: true, texts: [textByRule(candidate, hash)] }
    })
    const periods = [...new Set(nodes.map(({ period }) => period.at))]
    const byTheRules = periods.reduce<Statement[]>((earlier, at) => {
      const now = nodes.filter(({ period }) => period.at === at)
      const made = preparedReleases({ contributors: all, nodes: now, earlier, k: 10, hash })
      return [...earlier, ...made.flatMap(({ statements }) => statements)]
    }, [])
    const found = (statements: readonly Statement[]) => findingsOn(key, { all, statements, k: 10, hash })
    return { unasked: found(unasked), byTheRules: found(byTheRules), said: byTheRules.filter((one) => one.said).length }
  }

  test('three families that are left beside two boards are settled, unless a board is withheld', () => {
    const all = townOf([
      { size: 10, yes: 8 },
      { size: 10, yes: 5 },
      { size: 3, yes: 3 },
    ])
    const nodes = [municipality, board, { ...board, board: 'B1' }]
    const { unasked, byTheRules, said } = asked(all, noisy({ 10: -2 }), nodes)
    expect(unasked).toContainEqual({ kind: 'settled', key, name: `M: board B2 in week ${week}` })
    expect(byTheRules).toEqual([])
    expect(said).toBe(2)
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

describe('whatever is exact (R7 A)', () => {
  const set = (...members: string[]) => new Set(members)
  test('a group under K that follows by subtraction is found, also over three', () => {
    expect(groupGivenAway([set('a', 'b', 'c', 'd'), set('a', 'b', 'c')], 2)).toEqual(['d'])
    expect(groupGivenAway([set('a', 'b', 'c', 'd', 'e', 'f'), set('a', 'b'), set('c', 'd')], 3)).toEqual(['a', 'b'])
    expect(groupGivenAway([set('a', 'b', 'c', 'd'), set('c', 'd', 'e', 'f')], 3)).toBeNull()
    expect(groupGivenAway([], 3)).toBeNull()
  })
})

describe('nearly the same families (R7 C)', () => {
  const scale = { least: 0, most: 1 }
  const one = { both: 10, first: 0, second: 1 }
  const texts = (first: [number, number], second: [number, number]) =>
    [
      { low: first[0], high: first[1] },
      { low: second[0], high: second[1] },
    ] as const
  test('one that joined stays open, or is found', () => {
    expect(leaveOpen(texts([4, 8], [4, 9]), one, scale)).toBe(true)
    expect(leaveOpen(texts([0, 5], [6, 11]), one, scale)).toBe(false)
  })
  test('texts that nobody can think true together say nothing of one', () => {
    expect(leaveOpen(texts([0, 4], [6, 11]), one, scale)).toBe(true)
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
    const unasked = nodes.map((node) => {
      const candidate = candidateOf(
        key,
        node,
        all.filter((one) => belongsTo(node, one)),
        10,
      )
      return { ...candidate, said: true, texts: [textByRule(candidate, hash)] }
    })
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

describe('nearly the same families, wherever and whenever', () => {
  const said = (families: readonly string[], at: Week, of: string, texts: readonly string[]): Statement => ({
    release: '',
    node: { ...board, board: of, period: { grain: 'week', at } },
    key,
    said: true,
    texts,
    interviews: families.map((family) => `${at}.${family}`),
    families,
    sum: 0,
    threshold: 10,
    rules: 1,
  })
  const eleven = Array.from({ length: 11 }, (_, index) => `f${index}`)
  const swapped = [...eleven.slice(1), 'other']

  test.each([
    ['with other families between', 'B0', [said(['x', 'y', 'z'], addWeeks(week, 1), 'B0', ['third:low'])]],
    ['after the school went to another board', 'B1', []],
  ])('they are laid side by side: %s', (_, of, between) => {
    const first = said(eleven, week, 'B0', ['third:low'])
    const last = said(swapped, addWeeks(week, 5), of, ['third:high'])
    expect(alike(last, [first, ...between, last], 10)).toEqual([first])
  })
})
