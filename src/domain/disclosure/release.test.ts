import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hash, periodsOf, worlds, type World } from '../../../tests/arbitrary-world'
import { settledForAReader } from '../../../tests/outside-reader'
import { findingsOn } from './audit/audit'
import { nodesOf } from './policy/nodes'
import { belongsTo, inBlocks, type Statement } from './policy/publication'
import type { FigureKey } from './policy/published-figures'
import { preparedReleases, type PublishableRelease } from './release'

const keys = ['homework_help', 'grade_parent', 'load'] as const satisfies readonly FigureKey[]

/** A share, a grade or a class at a time: figures are never laid beside each other. */
const oneFigure = fc.constantFrom(...keys).chain((key) => worlds([key]).map((world) => ({ key, world })))

type Told = { statements: readonly Statement[]; releases: readonly PublishableRelease[] }

/** Four weeks one after the other, their block, and two weeks of the next. */
const published = (world: World): Told =>
  periodsOf(world).reduce<Told>(
    ({ statements, releases }, { period, contributors }) => {
      const nodes = nodesOf(world.register, period)
      const made = preparedReleases({ contributors, nodes, earlier: statements, k: 10, hash })
      return {
        statements: [...statements, ...made.flatMap((release) => release.statements)],
        releases: [...releases, ...made],
      }
    },
    { statements: [], releases: [] },
  )

describe('whatever was called, and whatever was said', () => {
  test('nobody can be worked out from all that is published together, also after an erasure', () => {
    const seen = { said: 0, withheld: 0, readable: 0, hidden: 0, repeated: 0, erased: 0, small: 0, runs: 0 }
    fc.assert(
      fc.property(oneFigure, ({ key, world }) => {
        const { statements, releases } = published(world)
        seen.runs++
        seen.said += statements.filter(({ said }) => said).length
        seen.readable += statements.filter(({ said }) => !said).length
        const figures = releases.map((release) => ({ ...release.figures[key], release }))
        const would = figures.filter((figure) => !figure.said && figure.reason === 'would_give_away')
        seen.withheld += would.length
        if (releases.some(({ families }) => !families)) seen.hidden++
        if (world.shape.again > 0 || world.shape.always > 0) seen.repeated++
        if (world.shape.erased > 0) seen.erased++
        if (figures.some((figure) => !figure.said && figure.release.families)) seen.small++
        const all = inBlocks(world.afterErasure)
        expect(findingsOn(key, { all, statements, k: 10, hash })).toEqual([])
      }),
      { numRuns: 2000 },
    )
    // Nothing published would pass too, and prove nothing.
    expect(seen.said).toBeGreaterThan(8000)
    expect(seen.withheld).toBeGreaterThan(200)
    expect(seen.readable).toBeGreaterThan(75)
    for (const some of [seen.hidden, seen.repeated, seen.erased, seen.small])
      expect(some * 5).toBeGreaterThan(seen.runs)
  }, 900_000)

  test('a reader with nothing but the texts and their own program settles nobody either', () => {
    let asked = 0
    fc.assert(
      fc.property(oneFigure, ({ key, world }) => {
        const { statements } = published(world)
        const settled = settledForAReader(key, inBlocks(world.afterErasure), statements, 10)
        asked += settled.asked
        expect(settled.groups).toEqual([])
      }),
      { numRuns: 400 },
    )
    expect(asked).toBeGreaterThan(4000)
  })

  test('the same contributors make the same releases to the byte, in whatever order they come', () => {
    fc.assert(
      fc.property(worlds(keys), (world) => {
        const [first] = periodsOf(world)
        const nodes = nodesOf(world.register, first!.period)
        const made = (contributors: World['contributors']) =>
          JSON.stringify(preparedReleases({ contributors, nodes, earlier: [], k: 10, hash }))
        expect(made(first!.contributors.toReversed())).toBe(made(first!.contributors))
      }),
      { numRuns: 50 },
    )
  })

  test('a figure under K is withheld, whoever else spoke; a node under K says nothing at all', () => {
    fc.assert(
      fc.property(worlds(keys), fc.constantFrom(3, 10, 14), (world, k) => {
        const [first] = periodsOf(world)
        const nodes = nodesOf(world.register, first!.period)
        const least = Math.max(10, k)
        for (const { node, families, figures } of preparedReleases({
          contributors: first!.contributors,
          nodes,
          earlier: [],
          k,
          hash,
        })) {
          const here = inBlocks(first!.contributors).filter((one) => belongsTo(node, one))
          expect(families === null).toBe(here.length < least)
          for (const key of keys) {
            const n = here.filter(({ values }) => values?.[key] !== null).length
            if (n < least) expect(figures[key]).toEqual({ said: false, reason: 'too_few' })
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
