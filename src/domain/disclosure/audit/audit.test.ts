import { describe, expect, test } from 'vitest'
import { aShape, block, hash, weeks, worldOf } from '../../../../tests/arbitrary-world'
import { addWeeks } from '../../figures/week'
import { auditFigure } from './audit'
import { belongsTo, withBlocks, type BlockContributor, type PublishedNode, type Statement } from '../policy/publication'
import type { FigureKey } from '../policy/published-figures'
import { createCell, textOfCell } from '../policy/cell'

const key = 'homework_help'
const contributors = withBlocks(worldOf([key, 'grade_parent'], aShape).contributors)
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

const statementOn = (node: PublishedNode, of: readonly BlockContributor[], figure: FigureKey = key): Statement => {
  const cell = createCell(figure, node, of, 10)
  return { ...cell, isPublished: true, texts: [textOfCell(cell, hash)] }
}
const contributorsTo = (node: PublishedNode) => contributors.filter((one) => belongsTo(node, one))
const statement = (node: PublishedNode, figure: FigureKey = key) => statementOn(node, contributorsTo(node), figure)
const kindsOf = (statements: readonly Statement[], figure: FigureKey = key) => [
  ...new Set(auditFigure(figure, { contributors, statements, k: 10, hash }).map(({ kind }) => kind)),
]
const bandTexts = ['third:low', 'third:middle', 'third:high']
const withAnotherText = (published: Statement): Statement => ({
  ...published,
  texts: [bandTexts.find((text) => !published.texts.includes(text)) ?? ''],
})

test('a release that follows the rules passes', () => {
  expect([municipality, board, school].map((node) => contributorsTo(node).length >= 10)).toEqual([true, true, true])
  expect(kindsOf([municipality, board, school].map((node) => statement(node)))).toEqual([])
})

describe('the audit finds what a broken release would disclose:', () => {
  test('a cell under the threshold', () => {
    expect(kindsOf([statementOn(board, contributorsTo(board).slice(0, 9))])).toEqual(['under_threshold'])
    expect(kindsOf([{ ...statement(board), threshold: contributorsTo(board).length + 1 }])).toEqual(['under_threshold'])
  })
  test('exact counts', () => {
    const ofBoard = statement(board)
    expect(kindsOf([{ ...ofBoard, texts: [`count:${ofBoard.sum}`] }])).toEqual(['wrong_text'])
  })
  test('a text with noise that does not follow from the contributors', () => {
    expect(kindsOf([withAnotherText(statement(board))])).toEqual(['wrong_text'])
    expect(kindsOf([{ ...statement(board), sum: statement(board).sum + 5 }])).toEqual(['wrong_text'])
  })
  test('a cumulative column', () => {
    const twoWeeks = contributors.filter(
      (one) => one.board === 'B0' && (one.week === week || one.week === addWeeks(week, 1)),
    )
    const onePerFamily = twoWeeks.filter(
      (one, index) => twoWeeks.findIndex(({ family }) => family === one.family) === index,
    )
    expect(kindsOf([statementOn(board, onePerFamily)])).toEqual(['wrong_contributors'])
  })
  test('a second release of a node with other contributors', () => {
    expect(kindsOf([statement(board), statementOn(board, contributorsTo(board).slice(1))])).toEqual([
      'wrong_contributors',
    ])
  })
  test('a contributor left out, so that the rest can be compared', () => {
    expect(kindsOf([statementOn(board, contributorsTo(board).slice(1))])).toEqual(['wrong_contributors'])
  })
  test('counts per option', () => {
    expect(kindsOf([{ ...statement(board), texts: ['third:low', 'third:middle'] }])).toEqual(['wrong_text'])
    expect(kindsOf([{ ...statement(board), texts: ['yes:12 partly:3 no:4'] }])).toEqual(['wrong_text'])
  })
  test('a mean to one decimal under a hundred families', () => {
    expect(kindsOf([{ ...statement(board, 'grade_parent'), texts: ['grade:7.3'] }], 'grade_parent')).toEqual([
      'wrong_text',
    ])
  })
  test('a suppressed figure with its reason, or with its text', () => {
    expect(kindsOf([{ ...statement(board), isPublished: false, texts: ['too few families'] }])).toEqual(['wrong_text'])
    expect(kindsOf([{ ...statement(board), isPublished: false }])).toEqual(['wrong_text'])
  })
  test('a school by week, and a board by week and by block at once', () => {
    expect(kindsOf([{ ...statement(school), node: { ...school, period: { grain: 'week', at: week } } }])).toEqual([
      'wrong_grain',
    ])
    const byBlock: PublishedNode = { ...board, period: { grain: 'block', at: block } }
    expect(kindsOf([statement(board), statement(byBlock)])).toEqual(['wrong_grain'])
  })
  test('a family twice', () => {
    const [first, ...rest] = contributorsTo(board)
    const twice = rest.map((one, index) => (index === 0 && first ? { ...one, family: first.family } : one))
    expect(kindsOf([statementOn(board, [...(first ? [first] : []), ...twice])])).toEqual(['wrong_contributors'])
  })
})
