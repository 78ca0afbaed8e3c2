import { describe, expect, test } from 'vitest'
import { aShape, block, hash, weeks, worldOf } from '../../../../tests/arbitrary-world'
import { addWeeks } from '../../figures/week'
import { findingsOn } from './audit'
import { belongsTo, inBlocks, type Counted, type PublishedNode, type Statement } from '../policy/publication'
import type { FigureKey } from '../policy/published-figures'
import { candidateOf, textByRule } from '../policy/cell'

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
