/** Publishes generated towns, and looks for what all their releases together disclose. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { auditFigure } from '@/domain/disclosure/audit/audit'
import { nodesToPublish } from '@/domain/disclosure/policy/nodes'
import { withBlocks, type Statement } from '@/domain/disclosure/policy/publication'
import type { FigureKey } from '@/domain/disclosure/policy/published-figures'
import { createReleases, type PublishableRelease } from '@/domain/disclosure/release'
import { hash, periodsOf, worlds, type World } from './arbitrary-world'

export const worldFigures = ['homework_help', 'grade_parent', 'load'] as const satisfies readonly FigureKey[]
type WorldFigure = (typeof worldFigures)[number]

/** A town with one figure, since no rule combines two figures. */
export const worldsWithOne = (keys: readonly WorldFigure[]) =>
  fc.constantFrom(...keys).chain((key) => worlds([key]).map((world) => ({ key, world })))

type Published = { statements: readonly Statement[]; releases: readonly PublishableRelease[] }

/** Publishes four weeks one after the other, then their block, and then two weeks of the next block. */
export const publishWorld = (world: World): Published =>
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

/**
 * Asserts that all releases of these towns together disclose no attack target, also after an erasure, and that the rules were
 * used: towns in which nothing is published would pass as well.
 */
export const expectNoTargets = (keys: readonly WorldFigure[], runs: number) => {
  const counts = { published: 0, suppressed: 0, inferable: 0, underThreshold: 0, repeated: 0, erased: 0, tooFew: 0 }
  fc.assert(
    fc.property(worldsWithOne(keys), ({ key, world }) => {
      const { statements, releases } = publishWorld(world)
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
    { numRuns: runs },
  )
  expect(counts.published).toBeGreaterThan(4 * runs)
  expect(counts.suppressed).toBeGreaterThan(runs / 10)
  expect(counts.inferable).toBeGreaterThan(runs / 27)
  for (const count of [counts.underThreshold, counts.repeated, counts.erased, counts.tooFew])
    expect(count * 5).toBeGreaterThan(runs)
}
