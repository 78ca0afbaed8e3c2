import { expect, test } from 'vitest'
import { withDistinctNames } from './distinct-names'

const school = (name: string, board: string, place: string, ref: string) => ({ name, board, place, ref })
const labelsOf = (rows: ReturnType<typeof school>[]) =>
  withDistinctNames(
    rows,
    ({ board, place }) => `${board}, ${place}`,
    ({ ref }) => ref,
  ).map(({ name }) => name)

test('a name that occurs once gets no details', () => {
  expect(labelsOf([school('De Klimop', 'Oost', 'Leiden', '1'), school('De Linde', 'Oost', 'Leiden', '2')])).toEqual([
    'De Klimop',
    'De Linde',
  ])
})

test('schools with the same name show their board and place, and their number when those are the same too', () => {
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
