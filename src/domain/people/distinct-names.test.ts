import { expect, test } from 'vitest'
import { withDistinctNames } from './distinct-names'

const school = (name: string, board: string, place: string, ref: string) => ({ name, board, place, ref })
const labelsOf = (rows: ReturnType<typeof school>[]) =>
  withDistinctNames(
    rows,
    ({ board, place }) => `${board}, ${place}`,
    ({ ref }) => ref,
  ).map(({ name }) => name)

test('a name that stands alone stays short', () => {
  expect(labelsOf([school('De Klimop', 'Oost', 'Leiden', '1'), school('De Linde', 'Oost', 'Leiden', '2')])).toEqual([
    'De Klimop',
    'De Linde',
  ])
})

test('two of one name say where they belong, and their number when that is one, too', () => {
  const rows = [
    school('De Klimop', 'Oost', 'Leiden', '1'),
    school('de klimop', 'West', 'Leiden', '2'),
    school('De Klimop', 'West', 'Leiden', '3'),
    school('De Linde', 'West', 'Leiden', '4'),
  ]
  expect(labelsOf(rows)).toEqual([
    'De Klimop (Oost, Leiden)',
    'de klimop (West, Leiden, 2)',
    'De Klimop (West, Leiden, 3)',
    'De Linde',
  ])
})
