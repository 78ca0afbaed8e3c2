import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../figures/block'
import { parseWeek, type Week } from '../../figures/week'
import { weeksOf } from '../../figures/block'
import { figureText } from '../policy/figure-text'
import type { PublishedNode } from '../policy/publication'
import { figureProblems, isAboutNothing, minimumRaised, type StatedShare } from './quote-figures'
import { quoteThemes } from './quote-themes'
import { shareBands } from '../policy/share-bands'

const week = parseWeek('2020-W13') as Week
const block = parseBlock('2020-W13')!
const town: PublishedNode = {
  level: 'municipality',
  municipality: 'M',
  board: '',
  school: '',
  period: { grain: 'week', at: week },
}
const board: PublishedNode = { ...town, level: 'board', board: 'B' }
const boardByBlock: PublishedNode = { ...board, period: { grain: 'block', at: block } }
const published = (node: PublishedNode, text: string, n = 40): StatedShare => ({ node, isPublished: true, text, n })
const suppressed = (node: PublishedNode): StatedShare => ({ node, isPublished: false, text: '', n: 40 })
const rules = (node: PublishedNode, shares: readonly StatedShare[], theme: Parameters<typeof figureProblems>[0]) =>
  figureProblems(theme, node, shares).map(({ rule }) => rule)
const about = 'goes_well:home'

test('a share in an inner band at the node and above it carries a quote', () => {
  expect(rules(town, [published(town, 'third:middle')], about)).toEqual([])
  expect(rules(board, [published(town, 'third:middle'), published(board, 'third:middle')], about)).toEqual([])
})

test.each(quoteThemes.filter((theme) => theme.endsWith(':nothing')))('%s is never quoted', (theme) => {
  expect(isAboutNothing(theme)).toBe(true)
  expect(rules(town, [published(town, 'third:middle')], theme)).toEqual(['quote_nothing'])
})

test('the option that excludes all others is recognised in every question that has one', () => {
  expect(quoteThemes.filter(isAboutNothing)).toEqual(['keeps_going:nothing', 'needs:nothing', 'goes_well:nothing'])
})

test.each([
  ['suppressed', suppressed(town)],
  ['in the first band', published(town, 'third:low')],
  ['in the last band', published(town, 'third:high')],
  ['in the last band of many', published(town, 'least:90', 60)],
  ['in the first band of many', published(town, 'most:5', 120)],
])('a share that is %s carries none, at the node and below it', (_, share) => {
  expect(rules(town, [share], about)).toEqual(['quote_figure'])
  expect(rules(board, [share, published(board, 'third:middle')], about)).toEqual(['quote_figure'])
})

test('a share without a statement carries none', () => {
  expect(rules(town, [], about)).toEqual(['quote_figure'])
  expect(rules(board, [published(board, 'third:middle')], about)).toEqual(['quote_figure'])
})

test('a quote of a board by block needs the share of its municipality in each of the four weeks', () => {
  const towns = weeksOf(block).map((at) => published({ ...town, period: { grain: 'week', at } }, 'third:middle'))
  expect(rules(boardByBlock, [published(boardByBlock, 'third:middle'), ...towns], about)).toEqual([])
  for (const [index] of towns.entries())
    expect(rules(boardByBlock, [published(boardByBlock, 'third:middle'), ...towns.toSpliced(index, 1)], about)).toEqual(
      ['quote_figure'],
    )
})

test('a suppressed share of the same board by block stops a quote of its week', () => {
  const shares = [published(town, 'third:middle'), published(board, 'third:middle'), suppressed(boardByBlock)]
  expect(rules(board, shares, about)).toEqual(['quote_figure'])
})

test('other places, schools and periods do not matter', () => {
  const otherNodes: PublishedNode[] = [
    { ...town, municipality: 'N' },
    { ...board, board: 'C' },
    { ...boardByBlock, level: 'school', school: 'S' },
    { ...town, period: { grain: 'week', at: parseWeek('2020-W14') as Week } },
  ]
  expect(rules(town, [published(town, 'third:middle'), ...otherNodes.map(suppressed)], about)).toEqual([])
})

test('a quote about needs needs no figure, because none counts them', () => {
  expect(rules(town, [], 'needs:homework')).toEqual([])
})

describe('whatever the count and the noise', () => {
  const shares = fc
    .integer({ min: 30, max: 400 })
    .chain((n) => fc.record({ n: fc.constant(n), sum: fc.nat(n), noise: fc.integer({ min: -2, max: 2 }) }))

  test('a quote says nothing beyond its figure: at least five raised the theme, and not everybody did', () => {
    fc.assert(
      fc.property(shares, ({ n, sum, noise }) => {
        const text = figureText('share', n, sum, noise)
        if (figureProblems(about, town, [published(town, text, n)]).length > 0) return
        const band = shareBands(n).find((one) => one.text === text)!
        expect(band.from - 2).toBeGreaterThanOrEqual(minimumRaised)
        expect(band.to).toBeLessThan(n)
      }),
    )
  })
})
