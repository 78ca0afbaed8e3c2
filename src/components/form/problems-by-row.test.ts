import { expect, test } from 'vitest'
import { problemsByRow } from './problems-by-row'

const at = (path: string) => ({ path, message: '' })
const pathsOf = (...paths: string[]) =>
  problemsByRow(paths.map(at), 'options', ['first', 'third']).map(({ path }) => path)

test('a problem of a row names the row by its key, and any other problem keeps its path', () => {
  expect(pathsOf('options.1.nl', 'options.0', 'options', 'kind', 'children.1.age', 'options.7.nl')).toEqual([
    'options.third.nl',
    'options.first',
    'options',
    'kind',
    'children.1.age',
    'options.7.nl',
  ])
})
