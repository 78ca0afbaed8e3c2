import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../figures/block'
import { parseWeek, type Week } from '../../figures/week'
import { weeksOf } from '../../figures/block'
import { textOf } from '../policy/figure-text'
import type { PublishedNode } from '../policy/publication'
import { figureProblems, isAboutNothing, leastRaised, type KnownShare } from './quote-figures'
import { quoteThemes } from './quote-themes'
import { bandsOf } from '../policy/share-bands'

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
const say = (node: PublishedNode, text: string, n = 40): KnownShare => ({ node, said: true, text, n })
const withheld = (node: PublishedNode): KnownShare => ({ node, said: false, text: '', n: 40 })
const rules = (node: PublishedNode, known: readonly KnownShare[], theme: Parameters<typeof figureProblems>[0]) =>
  figureProblems(theme, node, known).map(({ rule }) => rule)
const about = 'goes_well:home'

test('a share in an inner band at the node and above it carries a quote', () => {
  expect(rules(town, [say(town, 'third:middle')], about)).toEqual([])
  expect(rules(board, [say(town, 'third:middle'), say(board, 'third:middle')], about)).toEqual([])
})

test.each(quoteThemes.filter((theme) => theme.endsWith(':nothing')))('%s is never quoted', (theme) => {
  expect(isAboutNothing(theme)).toBe(true)
  expect(rules(town, [say(town, 'third:middle')], theme)).toEqual(['quote_nothing'])
})

test('every question with themes has its option for none of them told apart, and no other', () => {
  expect(quoteThemes.filter(isAboutNothing)).toEqual(['keeps_going:nothing', 'needs:nothing', 'goes_well:nothing'])
})

test.each([
  ['withheld', withheld(town)],
  ['in the first band', say(town, 'third:low')],
  ['in the last band', say(town, 'third:high')],
  ['in the last band of many', say(town, 'least:90', 60)],
  ['in the first band of many', say(town, 'most:5', 120)],
])('a share that is %s carries none, at the node and below it', (_, share) => {
  expect(rules(town, [share], about)).toEqual(['quote_figure'])
  expect(rules(board, [share, say(board, 'third:middle')], about)).toEqual(['quote_figure'])
})

test('a share that is not known at all carries none', () => {
  expect(rules(town, [], about)).toEqual(['quote_figure'])
  expect(rules(board, [say(board, 'third:middle')], about)).toEqual(['quote_figure'])
})

test('a board by block asks its municipality in each of the four weeks', () => {
  const towns = weeksOf(block).map((at) => say({ ...town, period: { grain: 'week', at } }, 'third:middle'))
  expect(rules(boardByBlock, [say(boardByBlock, 'third:middle'), ...towns], about)).toEqual([])
  for (const [index] of towns.entries())
    expect(rules(boardByBlock, [say(boardByBlock, 'third:middle'), ...towns.toSpliced(index, 1)], about)).toEqual([
      'quote_figure',
    ])
})

test('what is said by block of the same board counts for its week', () => {
  const known = [say(town, 'third:middle'), say(board, 'third:middle'), withheld(boardByBlock)]
  expect(rules(board, known, about)).toEqual(['quote_figure'])
})

test('other places, schools and periods do not matter', () => {
  const others: PublishedNode[] = [
    { ...town, municipality: 'N' },
    { ...board, board: 'C' },
    { ...boardByBlock, level: 'school', school: 'S' },
    { ...town, period: { grain: 'week', at: parseWeek('2020-W14') as Week } },
  ]
  expect(rules(town, [say(town, 'third:middle'), ...others.map(withheld)], about)).toEqual([])
})

test('needs are in no published figure, and ask none', () => {
  expect(rules(town, [], 'needs:homework')).toEqual([])
})

describe('whatever the count and the noise', () => {
  const shares = fc
    .integer({ min: 30, max: 400 })
    .chain((n) => fc.record({ n: fc.constant(n), sum: fc.nat(n), noise: fc.integer({ min: -2, max: 2 }) }))

  test('a quote says nothing that the figure leaves open: at least five raised it, and five did not', () => {
    fc.assert(
      fc.property(shares, ({ n, sum, noise }) => {
        const text = textOf('share', n, sum, noise)
        if (figureProblems(about, town, [say(town, text, n)]).length > 0) return
        const band = bandsOf(n).find((one) => one.text === text)!
        expect(band.from - 2).toBeGreaterThanOrEqual(leastRaised)
        expect(band.to).toBeLessThan(n)
      }),
    )
  })
})
