import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hash, periodsOf, worlds, type World } from '../../../tests/arbitrary-world'
import { disclosedToAReader } from '../../../tests/outside-reader'
import { publishWorld, worldFigures as keys, worldsWithOne } from '../../../tests/published-world'
import { nodesToPublish } from './policy/nodes'
import { belongsTo, withBlocks } from './policy/publication'
import { createReleases } from './release'

describe('whoever was called, and whatever was answered', () => {
  test('a reader with the texts and a solver of their own infers no small group either', () => {
    let targetCount = 0
    fc.assert(
      fc.property(worldsWithOne(keys), ({ key, world }) => {
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
