import { expect, test } from 'vitest'
import { interview, said } from '../../../tests/arbitrary-answers'
import { latestInstrument as instrument } from '../instrument/instrument'
import { figuresOf } from '../figures/figures-of'
import { shownFigures } from '../figures/shown-figures'
import { weekOf } from '../figures/week'
import { weekRowHead, weekRows } from './week-rows'

const week = weekOf('2020-03-30')
const reach = { listed: 3, attempted: 2, reached: 1, interviewed: 1 }
const words = {
  figure: (key: string) => `<${key}>`,
  answer: (_: string, code: string) => `<${code}>`,
  tooFew: 'too few',
}
const families = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    interview({
      ref: `I${index}`,
      familyRef: `F${index}`,
      answers: said({ confidentiality: 'yes', homework_help: 'yes', grade_parent: 7 }),
    }),
  )

const silent = interview({ ref: 'I9', familyRef: 'F9', answers: said({ confidentiality: 'yes' }) })

const rowsOf = (level: 'organisation' | 'board', all = families(5)) =>
  weekRows(
    shownFigures(figuresOf(all, { week, level, ref: level === 'board' ? 'B1' : null, instrument }, reach)),
    { parent: 3, worker: 2 },
    words,
  )

test('has one row for each figure, as wide as the head', () => {
  const rows = rowsOf('organisation')
  expect(rows.every((row) => row.length === weekRowHead.length)).toBe(true)
  expect(rows).toContainEqual(['count', 'interviews', '', '<interviews>', '', 5, null, null, null, null])
  expect(rows).toContainEqual(['reach', 'listed', '', '<listed>', '', 3, null, null, null, null])
  expect(rows).toContainEqual([
    'chooser',
    'by_chooser',
    'worker',
    '<by_chooser>',
    '<worker>',
    2,
    null,
    null,
    null,
    null,
  ])
  expect(rows).toContainEqual(['mean', 'grade_parent', '', '<grade_parent>', '', null, 5, 7, 7, 7])
  expect(rows.find((row) => row[1] === 'homework_help' && row[2] === 'yes')?.slice(5, 8)).toEqual([5, 5, 1])
})

test('says of a figure of four families only that there are too few, with their number', () => {
  const rows = rowsOf('organisation', families(4))
  expect(rows).toContainEqual(['mean', 'grade_parent', '', '<grade_parent>', 'too few', null, 4, null, null, null])
  expect(rows).toContainEqual(['share', 'homework_help', '', '<homework_help>', 'too few', null, 4, null, null, null])
  const figures = rows.filter(([figure]) => !['count', 'channel', 'chooser', 'reach'].some((kind) => kind === figure))
  expect(figures.filter((row) => row[5] !== null || row[7] !== null || row[8] !== null || row[9] !== null)).toEqual([])
})

test('has a row for each missing reason, and no n for an option outside the denominator', () => {
  const rows = rowsOf('organisation', [...families(5), silent])
  expect(rows).toContainEqual([
    'missing',
    'homework_help',
    'not_asked',
    '<homework_help>',
    '<not_asked>',
    1,
    null,
    null,
    null,
    null,
  ])
  expect(rows.find((row) => row[1] === 'homework_help' && row[2] === 'not_needed')?.slice(5)).toEqual([
    0,
    null,
    null,
    null,
    null,
  ])
})

test('has no numbers of languages, household and crowded homes below the organisation', () => {
  for (const key of ['home_languages', 'household_others', 'crowded_home']) {
    const rows = rowsOf('board').filter((row) => row[1] === key)
    expect(rows.map((row) => row.slice(5))).toEqual([[null, null, null, null, null]])
  }
})
