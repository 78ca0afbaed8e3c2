import { describe, expect, test } from 'vitest'
import { block, weeks } from '../../../../tests/arbitrary-world'
import { addWeeks, type Week } from '../../figures/week'
import { similarStatements, isOverlapProtected } from './similar-cells'
import type { Statement } from '../policy/publication'

const key = 'homework_help'
const week = weeks[0] ?? block

describe('two texts about nearly the same families (R7)', () => {
  const answers = { least: 0, most: 1 }
  const oneJoined = { both: 10, first: 0, second: 1 }
  const texts = (first: [number, number], second: [number, number]) =>
    [
      { low: first[0], high: first[1] },
      { low: second[0], high: second[1] },
    ] as const
  test('protect a family that joined, or are found to disclose it', () => {
    expect(isOverlapProtected(texts([4, 8], [4, 9]), oneJoined, answers)).toBe(true)
    expect(isOverlapProtected(texts([0, 5], [6, 11]), oneJoined, answers)).toBe(false)
  })
  test('imply nothing about one family when they cannot both be true', () => {
    expect(isOverlapProtected(texts([0, 4], [6, 11]), oneJoined, answers)).toBe(true)
  })
})

describe('similar statements are found wherever and whenever they were made', () => {
  const statement = (families: readonly string[], at: Week, of: string, texts: readonly string[]): Statement => ({
    release: '',
    node: { level: 'board', municipality: 'M', board: of, school: '', period: { grain: 'week', at } },
    key,
    isPublished: true,
    texts,
    interviews: families.map((family) => `${at}.${family}`),
    families,
    sum: 0,
    threshold: 10,
    rules: 1,
  })
  const eleven = Array.from({ length: 11 }, (_, index) => `f${index}`)
  const swapped = [...eleven.slice(1), 'other']

  test.each([
    ['with other families between', 'B0', [statement(['x', 'y', 'z'], addWeeks(week, 1), 'B0', ['third:low'])]],
    ['after the school went to another board', 'B1', []],
  ])('%s', (_, of, between) => {
    const first = statement(eleven, week, 'B0', ['third:low'])
    const last = statement(swapped, addWeeks(week, 5), of, ['third:high'])
    expect(similarStatements(last, [first, ...between, last], 10)).toEqual([first])
  })
})
