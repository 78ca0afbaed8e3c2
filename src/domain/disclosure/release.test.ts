import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hash, periodsOf, worlds, type World } from '../../../tests/arbitrary-world'
import { disclosedToAReader } from '../../../tests/outside-reader'
import { auditFigure } from './audit/audit'
import { nodesToPublish } from './policy/nodes'
import { belongsTo, withBlocks, type Statement } from './policy/publication'
import type { FigureKey } from './policy/published-figures'
import { createReleases, type PublishableRelease } from './release'

const keys = ['homework_help', 'grade_parent', 'load'] as const satisfies readonly FigureKey[]

/** A town with one figure, since no rule combines two figures. */
const oneFigure = fc.constantFrom(...keys).chain((key) => worlds([key]).map((world) => ({ key, world })))

type Published = { statements: readonly Statement[]; releases: readonly PublishableRelease[] }

/** Publishes four weeks one after the other, then their block, and then two weeks of the next block. */
const publishWorld = (world: World): Published =>
  periodsOf(world).reduce<Published>(
    ({ statements, releases }, { period, contributors }) => {
      const nodes = nodesToPublish(world.register, period)
      const created = createReleases({ contributors, nodes, earlier: statements, k: 10, hash })
      return {
        statements: [...statements, ...created.flatMap((release) => release.statements)],
        releases: [...releases, ...created],
      }
    },
    { statements: [], releases: [] },
  )

describe('whoever was called, and whatever was answered', () => {
  test('all releases together disclose no attack target, also after an erasure', () => {
    const counts = {
      published: 0,
      suppressed: 0,
      inferable: 0,
      underThreshold: 0,
      repeated: 0,
      erased: 0,
      tooFew: 0,
      runs: 0,
    }
    fc.assert(
      fc.property(oneFigure, ({ key, world }) => {
        const { statements, releases } = publishWorld(world)
        counts.runs++
        counts.published += statements.filter(({ isPublished }) => isPublished).length
        counts.inferable += statements.filter(({ isPublished }) => !isPublished).length
        const figures = releases.map((release) => ({ ...release.figures[key], release }))
        counts.suppressed += figures.filter((one) => !one.said && one.reason === 'would_give_away').length
        if (releases.some(({ families }) => !families)) counts.underThreshold++
        if (world.shape.again > 0 || world.shape.always > 0) counts.repeated++
        if (world.shape.erased > 0) counts.erased++
        if (figures.some((figure) => !figure.said && figure.release.families)) counts.tooFew++
        const contributors = withBlocks(world.afterErasure)
        expect(auditFigure(key, { contributors, statements, k: 10, hash })).toEqual([])
      }),
      { numRuns: 2000 },
    )
    // Towns in which nothing is published would pass as well; these counts show that the rules were used.
    expect(counts.published).toBeGreaterThan(8000)
    expect(counts.suppressed).toBeGreaterThan(200)
    expect(counts.inferable).toBeGreaterThan(75)
    for (const count of [counts.underThreshold, counts.repeated, counts.erased, counts.tooFew])
      expect(count * 5).toBeGreaterThan(counts.runs)
  }, 900_000)

  test('a reader with the texts and a solver of their own infers no small group either', () => {
    let targetCount = 0
    fc.assert(
      fc.property(oneFigure, ({ key, world }) => {
        const { statements } = publishWorld(world)
        const disclosed = disclosedToAReader(key, withBlocks(world.afterErasure), statements, 10)
        targetCount += disclosed.targets
        expect(disclosed.groups).toEqual([])
      }),
      { numRuns: 400 },
    )
    expect(targetCount).toBeGreaterThan(4000)
  })

  test('the same contributors make the same releases to the byte, in any order', () => {
    fc.assert(
      fc.property(worlds(keys), (world) => {
        const [first] = periodsOf(world)
        const nodes = nodesToPublish(world.register, first!.period)
        const serialised = (contributors: World['contributors']) =>
          JSON.stringify(createReleases({ contributors, nodes, earlier: [], k: 10, hash }))
        expect(serialised(first!.contributors.toReversed())).toBe(serialised(first!.contributors))
      }),
      { numRuns: 50 },
    )
  })

  test('a figure under K is suppressed, and a node under K publishes no figure at all', () => {
    fc.assert(
      fc.property(worlds(keys), fc.constantFrom(3, 10, 14), (world, k) => {
        const [first] = periodsOf(world)
        const nodes = nodesToPublish(world.register, first!.period)
        const least = Math.max(10, k)
        for (const { node, families, figures } of createReleases({
          contributors: first!.contributors,
          nodes,
          earlier: [],
          k,
          hash,
        })) {
          const ofNode = withBlocks(first!.contributors).filter((one) => belongsTo(node, one))
          expect(families === null).toBe(ofNode.length < least)
          for (const key of keys) {
            const n = ofNode.filter(({ values }) => values?.[key] !== null).length
            if (n < least) expect(figures[key]).toEqual({ said: false, reason: 'too_few' })
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
