import { describe, expect, test } from 'vitest'
import { block, weeks } from '../../../../tests/arbitrary-world'
import { addWeeks, type Week } from '../../figures/week'
import { alike, leaveOpen } from './similar-cells'
import type { Statement } from '../policy/publication'

const key = 'homework_help'
const week = weeks[0] ?? block

describe('nearly the same families (R7 C)', () => {
  const scale = { least: 0, most: 1 }
  const one = { both: 10, first: 0, second: 1 }
  const texts = (first: [number, number], second: [number, number]) =>
    [
      { low: first[0], high: first[1] },
      { low: second[0], high: second[1] },
    ] as const
  test('one that joined stays open, or is found', () => {
    expect(leaveOpen(texts([4, 8], [4, 9]), one, scale)).toBe(true)
    expect(leaveOpen(texts([0, 5], [6, 11]), one, scale)).toBe(false)
  })
  test('texts that nobody can think true together say nothing of one', () => {
    expect(leaveOpen(texts([0, 4], [6, 11]), one, scale)).toBe(true)
  })
})

describe('nearly the same families, wherever and whenever', () => {
  const said = (families: readonly string[], at: Week, of: string, texts: readonly string[]): Statement => ({
    release: '',
    node: { level: 'board', municipality: 'M', board: of, school: '', period: { grain: 'week', at } },
    key,
    said: true,
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
    ['with other families between', 'B0', [said(['x', 'y', 'z'], addWeeks(week, 1), 'B0', ['third:low'])]],
    ['after the school went to another board', 'B1', []],
  ])('they are laid side by side: %s', (_, of, between) => {
    const first = said(eleven, week, 'B0', ['third:low'])
    const last = said(swapped, addWeeks(week, 5), of, ['third:high'])
    expect(alike(last, [first, ...between, last], 10)).toEqual([first])
  })
})
