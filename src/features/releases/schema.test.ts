import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { saveTextSchema } from './schema'

const written = (lines: readonly string[]) =>
  saveTextSchema.safeParse({
    preparationId: randomUUID(),
    node: 'board/1/2',
    version: 0,
    comment: '',
    points: lines,
    requests: lines,
  })
const points = (count: number) => Array.from({ length: count }, (_, index) => `Punt ${'i'.repeat(index + 1)}`)
const withEmptyLines = (count: number) => points(count).flatMap((point) => [point, '', ' '])

test.each([7, 12])('%i points are accepted with empty lines between them', (count) => {
  expect(written(withEmptyLines(count)).data).toMatchObject({ points: points(count), requests: points(count) })
})

test.each([
  ['thirteen points', points(13)],
  ['thirteen points with empty lines', withEmptyLines(13)],
  ['a hundred and one lines', ['Punt', ...Array.from({ length: 100 }, () => '')]],
])('%s are too many', (_, lines) => {
  expect(written(lines).error?.issues.map(({ path, message }) => ({ path: path.join('.'), message }))).toEqual([
    { path: 'points', message: 'too_big' },
    { path: 'requests', message: 'too_big' },
  ])
})
