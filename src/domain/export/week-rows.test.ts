import { expect, test } from 'vitest'
import { interview, said } from '../../../tests/arbitrary-answers'
import { figuresOf } from '../figures/figures-of'
import { parseWeek } from '../figures/week'
import { weekRowHead, weekRows } from './week-rows'

const week = parseWeek('2020-W14')!
const reach = { listed: 3, attempted: 2, reached: 1, interviewed: 1 }
const words = { figure: (key: string) => `<${key}>`, answer: (_: string, code: string) => `<${code}>` }
const all = [interview({ answers: said({ confidentiality: 'yes', homework_help: 'yes', grade_parent: 7 }) })]

const rowsOf = (level: 'organisation' | 'board') =>
  weekRows(figuresOf(all, { week, level, ref: level === 'board' ? 'B1' : null }, reach), words)

test('has one row per figure, each as wide as its head', () => {
  const rows = rowsOf('organisation')
  expect(rows.every((row) => row.length === weekRowHead.length)).toBe(true)
  expect(rows).toContainEqual(['count', 'interviews', '', '<interviews>', '', 1, null, null, null, null])
  expect(rows).toContainEqual(['reach', 'listed', '', '<listed>', '', 3, null, null, null, null])
  expect(rows).toContainEqual(['mean', 'grade_parent', '', '<grade_parent>', '', null, 1, 7, null, null])
  expect(rows.find((row) => row[1] === 'homework_help' && row[2] === 'yes')?.slice(5, 8)).toEqual([1, 1, 1])
})

test('keeps missing kinds apart and gives no n to what stands outside it', () => {
  const rows = rowsOf('organisation')
  expect(rows).toContainEqual([
    'missing',
    'internet',
    'not_asked',
    '<internet>',
    '<not_asked>',
    1,
    null,
    null,
    null,
    null,
  ])
  expect(rows.find((row) => row[2] === 'not_needed')?.slice(5)).toEqual([0, null, null, null, null])
})

test('shows nothing of languages, household and crowded homes below the organisation', () => {
  for (const key of ['home_languages', 'household_others', 'crowded_home']) {
    const rows = rowsOf('board').filter((row) => row[1] === key)
    expect(rows.map((row) => row.slice(5))).toEqual([[null, null, null, null, null]])
  }
})
