import { describe, expect, test } from 'vitest'
import type { ReadRelease } from '@/domain/export/read-release'
import { addWeeks, mondayOf, sundayOf, weekOf, type Week } from '@/domain/figures/week'
import { wordedRelease } from '@/i18n/worded-release'
import { boardWeek, schoolBlock } from '../../../../tests/release-samples'
import type { ShelfIssue } from './shelf'
import { figureAt, trendUnits } from './trend-units'

const issueOf = (unit: string, release: ReadRelease): ShelfIssue => {
  const latest = { ...release, id: 'a', correction: '', reason: '', isReadable: true }
  return { id: 'a', unit, revisions: [latest], latest, paper: wordedRelease(release, 'nl') }
}

const inWeek = (at: Week, more: Partial<ReadRelease> = {}) =>
  issueOf('board/week', {
    ...boardWeek,
    period: { grain: 'week', at, from: mondayOf(at), until: sundayOf(at) },
    ...more,
  })

const first = weekOf('2020-03-30')
const shown = (issues: readonly ShelfIssue[]) => {
  const [unit] = trendUnits(issues)
  return unit?.points.map((point) => [point.at, figureAt(point, 'load')?.words ?? null])
}

describe('the trend of a node', () => {
  test('has a point for every period from the first to the last, the newest at the end', () => {
    const words = wordedRelease(boardWeek, 'nl').balance.load.words
    expect(shown([inWeek(addWeeks(first, 1)), inWeek(first)])).toEqual([
      ['2020-W14', words],
      ['2020-W15', words],
    ])
  })

  test('has a gap where a figure is suppressed, withdrawn, of too few families, or not published', () => {
    const said = wordedRelease(boardWeek, 'nl').balance.load.words
    const withheld = boardWeek.figures.map((figure) =>
      figure.key === 'load' ? { key: figure.key, said: false as const } : figure,
    )
    const issues = [
      inWeek(first),
      inWeek(addWeeks(first, 1), { figures: withheld }),
      inWeek(addWeeks(first, 2), { state: 'withdrawn' }),
      inWeek(addWeeks(first, 3), { families: null }),
      inWeek(addWeeks(first, 5)),
    ]
    expect(shown(issues)?.map(([, words]) => words)).toEqual([said, null, null, null, null, said])
  })

  test('has the last twelve periods', () => {
    const issues = Array.from({ length: 20 }, (_, index) => inWeek(addWeeks(first, index)))
    expect(shown(issues)).toHaveLength(12)
    expect(shown(issues)?.at(-1)?.[0]).toBe(addWeeks(first, 19))
  })

  test('never joins a board with its schools, or weeks with blocks', () => {
    const later = { ...schoolBlock.period, at: addWeeks(schoolBlock.period.at, 4) }
    const units = trendUnits([
      inWeek(first),
      inWeek(addWeeks(first, 1)),
      issueOf('school/block', schoolBlock),
      issueOf('school/block', { ...schoolBlock, period: later }),
    ])
    expect(units.map(({ unit, grain, points }) => [unit, grain, points.length])).toEqual([
      ['board/week', 'week', 2],
      ['school/block', 'block', 2],
    ])
  })

  test('is not drawn for a single period or for gaps alone', () => {
    expect(trendUnits([inWeek(first)])).toEqual([])
    expect(trendUnits([inWeek(first, { families: null }), inWeek(addWeeks(first, 1), { families: null })])).toEqual([])
  })
})
