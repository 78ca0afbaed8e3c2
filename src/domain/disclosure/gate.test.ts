import { describe, expect, test } from 'vitest'
import { block, hash, weeks, worldOf } from '../../../tests/arbitrary-world'
import { addWeeks } from '../figures/week'
import { claimOf } from './claim'
import { groupGivenAway } from './exact-groups'
import { findingsOn } from './gate'
import { nodesOf } from './nodes'
import { leaveOpen } from './open-answers'
import { belongsTo, nodeId, type Claim, type Contribution, type PublishedNode } from './publication'
import { contributionsTo, preparedReleases } from './release'

const key = 'homework_help'
const world = worldOf([key, 'grade_parent'], { boards: [3, 2], families: 30, spoken: 10, again: 3, yes: 6, seed: 3 })
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

const all = contributionsTo(key, world.counting)
const honest = (node: PublishedNode, of: readonly Contribution[] = all) =>
  claimOf(
    key,
    node,
    of.filter((one) => belongsTo(node, one)),
    hash,
  )
const kindsOf = (claims: readonly Claim[], k = 10) => [
  ...new Set(findingsOn(key, { all, claims, k, hash }).map(({ kind }) => kind)),
]

test('an honest release passes', () => {
  const claims = [municipality, board, school].map((node) => honest(node))
  expect(claims.map(({ interviews }) => interviews.length >= 10)).toEqual([true, true, true])
  expect(kindsOf(claims)).toEqual([])
})

describe('a release that is broken on purpose is caught', () => {
  const small = all.filter((one) => belongsTo(board, one)).slice(0, 9)
  const others = claimOf(key, board, all.filter((one) => belongsTo(board, one)).slice(1), hash)
  const grades = contributionsTo('grade_parent', world.counting)
  const grade = claimOf(
    'grade_parent',
    board,
    grades.filter((one) => belongsTo(board, one)),
    hash,
  )
  const noiseOfNothing = (claim: Claim) =>
    ['third:low', 'third:middle', 'third:high', 'band:0-10']
      .map((text) => ({ ...claim, text }))
      .filter(({ text }) => text !== claim.text)

  test('the threshold off', () => {
    expect(kindsOf([claimOf(key, board, small, hash)])).toContain('under_threshold')
  })
  test('exact counts', () => {
    const claim = honest(board)
    expect(kindsOf([{ ...claim, text: `count:${claim.sum}` }])).toEqual(['wrong_text'])
  })
  test('noise that hangs on nothing', () => {
    for (const claim of noiseOfNothing(honest(board))) expect(kindsOf([claim])).toEqual(['wrong_text'])
  })
  test('a cumulative column', () => {
    const twoWeeks = all.filter((one) => one.board === 'B0' && (one.week === week || one.week === addWeeks(week, 1)))
    expect(kindsOf([claimOf(key, board, twoWeeks, hash)])).toEqual(['wrong_contributors'])
  })
  test('a re-issue with other contributors', () => {
    expect(kindsOf([honest(board), others])).toEqual(['wrong_contributors'])
  })
  test('n exact', () => {
    const claim = honest(board)
    expect(kindsOf([{ ...claim, size: String(claim.interviews.length) }])).toEqual(['wrong_text'])
  })
  test('counts per option', () => {
    const claim = honest(board)
    expect(kindsOf([{ ...claim, text: 'yes:12 partly:3 no:4' }])).toEqual(['wrong_text'])
  })
  test('a mean to one decimal under a hundred families', () => {
    const found = findingsOn('grade_parent', { all: grades, claims: [{ ...grade, text: 'grade:7.3' }], k: 10, hash })
    expect(found.map(({ kind }) => kind)).toEqual(['wrong_text'])
  })
  test('a withheld figure that tells its reason', () => {
    expect(kindsOf([{ ...honest(board), text: 'withheld: too few families' }])).toEqual(['wrong_text'])
  })
  test('a school by week', () => {
    expect(kindsOf([{ ...honest(school), node: { ...school, period: { grain: 'week', at: week } } }])).toEqual([
      'wrong_grain',
    ])
  })
})

describe('what is left over (R2)', () => {
  // One of the few in thousands in which bands and noise alone do not hide a small board.
  const shape = { boards: [2, 2, 1], families: 20, spoken: 10, again: 6, yes: 2, seed: 278 }
  const tight = worldOf([key], shape)
  const of = contributionsTo(key, tight.counting)
  const nodes = nodesOf(tight.counting, { grain: 'week', at: week })
  const claims = nodes
    .map((node) =>
      claimOf(
        key,
        node,
        of.filter((one) => belongsTo(node, one)),
        hash,
      ),
    )
    .filter(({ interviews }) => interviews.length >= 10)

  test('published without the audit, a board that was never published is settled', () => {
    const found = findingsOn(key, { all: of, claims, k: 10, hash })
    expect(found).toContainEqual(expect.objectContaining({ kind: 'settled', name: `board M/B2/ in week ${week}` }))
  })

  test('prepared by the rules, a figure is withheld at the smallest node that touches it, and nothing is settled', () => {
    const prepared = preparedReleases({ counting: tight.counting, nodes, earlier: [], k: 10, hash })
    if (prepared.kind === 'refused') throw new Error('refused')
    const withheld = prepared.releases.filter(({ figures }) => {
      const figure = figures[key]
      return !figure.said && figure.reason === 'would_give_away'
    })
    expect(withheld.length).toBeGreaterThan(0)
    const gone = new Set(withheld.map(({ node }) => nodeId(node)))
    const left = claims.filter(({ node }) => !gone.has(nodeId(node)))
    expect(left.length).toBeGreaterThan(0)
    expect(findingsOn(key, { all: of, claims: left, k: 10, hash })).toEqual([])
  })
})

describe('whatever is exact (R7 A)', () => {
  const set = (...members: string[]) => new Set(members)
  test('a group under K that follows by subtraction is found, also over three', () => {
    expect(groupGivenAway([set('a', 'b', 'c', 'd'), set('a', 'b', 'c')], 2)).toEqual(['d'])
    expect(groupGivenAway([set('a', 'b', 'c', 'd', 'e', 'f'), set('a', 'b'), set('c', 'd')], 3)).toEqual(['a', 'b'])
    expect(groupGivenAway([set('a', 'b', 'c', 'd'), set('c', 'd', 'e', 'f')], 3)).toBeNull()
  })
})

describe('nearly the same families (R7 C)', () => {
  const scale = { least: 0, most: 1 }
  test('one that joined stays open, or is found', () => {
    const one = { both: 10, first: 0, second: 1 }
    expect(
      leaveOpen(
        [
          { low: 4, high: 8 },
          { low: 4, high: 9 },
        ],
        one,
        scale,
      ),
    ).toBe(true)
    expect(
      leaveOpen(
        [
          { low: 0, high: 4 },
          { low: 5, high: 11 },
        ],
        one,
        scale,
      ),
    ).toBe(false)
  })
})
