import { expect, test } from 'vitest'
import { rowsOfColumns } from './columns'

const columns = ['ref', 'ended']
const before = [
  ['ref', 'ended'],
  ['N1', 'completed'],
]

test('a file with a column more is as before in the columns of before', () => {
  const later = [
    ['ref', 'version', 'ended', 'own_question'],
    ['N1', '2', 'completed', ''],
  ]
  expect(rowsOfColumns(later, columns)).toEqual(before)
})

test.each([
  ['without one of them', [['ref'], ['N1']]],
  ['with one in another place', before.map((row) => row.toReversed())],
  ['with another cell', [columns, ['N1', 'broken_off']]],
  ['with a line more', [...before, ['N2', 'completed']]],
])('a file %s is not', (_, rows) => {
  expect(rowsOfColumns(rows, columns)).not.toEqual(before)
})
