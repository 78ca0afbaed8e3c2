import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { block, hash, weeks, worlds, type World } from '../../../tests/arbitrary-world'
import { claimOf } from './claim'
import { findingsOn } from './gate'
import { nodesOf } from './nodes'
import { belongsTo, type Claim, type Place } from './publication'
import { figureKeys, type FigureKey } from './published-figures'
import { contributionsTo, preparedReleases, type Prepared, type PublishableRelease } from './release'

const keys = ['homework_help', 'grade_parent', 'load'] as const satisfies readonly FigureKey[]
const placesOf = ({ counting }: World): Place[] =>
  counting.map(({ municipality, board, school }) => ({ municipality, board, school }))

const releasesOf = (prepared: Prepared): readonly PublishableRelease[] => {
  if (prepared.kind === 'refused') throw new Error(JSON.stringify(prepared.findings))
  return prepared.releases
}

/** What was said, as the next preparation and the audit read it back. */
const claimsOf = (releases: readonly PublishableRelease[], { counting }: World): Claim[] =>
  releases.flatMap(({ node, figures, contributors }) =>
    figureKeys.flatMap((key) => {
      const figure = figures[key]
      if (!figure.said) return []
      const ids = new Set(contributors.map(([, interview]) => interview))
      const of = contributionsTo(key, counting).filter(({ interview }) => ids.has(interview))
      return [{ ...claimOf(key, node, of, hash), text: figure.text }]
    }),
  )

/** Four weeks one after the other, and then the block. */
const published = (world: World): Claim[] => {
  const periods = [...weeks.map((at) => ({ grain: 'week' as const, at })), { grain: 'block' as const, at: block }]
  return periods.reduce<Claim[]>((earlier, period) => {
    const nodes = nodesOf(placesOf(world), period)
    const prepared = preparedReleases({ counting: world.counting, nodes, earlier, k: 10, hash })
    return [...earlier, ...claimsOf(releasesOf(prepared), world)]
  }, [])
}

describe('whatever was called, and whatever was said', () => {
  test('nobody can be worked out from all that is published together', () => {
    let said = 0
    fc.assert(
      fc.property(worlds(keys), (world) => {
        const claims = published(world)
        said += claims.length
        for (const key of keys) {
          const all = contributionsTo(key, world.counting)
          const about = claims.filter((claim) => claim.key === key)
          expect(findingsOn(key, { all, claims: about, k: 10, hash })).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
    // Nothing published would pass too, and prove nothing.
    expect(said).toBeGreaterThan(2000)
  })

  test('the same contributions make the same releases to the byte, in whatever order they come', () => {
    fc.assert(
      fc.property(worlds(keys), ({ counting }) => {
        const nodes = nodesOf(counting, { grain: 'week', at: weeks[0] ?? block })
        const made = (some: typeof counting) =>
          JSON.stringify(preparedReleases({ counting: some, nodes, earlier: [], k: 10, hash }))
        expect(made(counting.toReversed())).toBe(made(counting))
      }),
      { numRuns: 50 },
    )
  })

  test('a figure under ten is withheld, whoever else spoke; a node under ten says nothing at all', () => {
    fc.assert(
      fc.property(worlds(keys), ({ counting }) => {
        const nodes = nodesOf(counting, { grain: 'week', at: weeks[0] ?? block })
        for (const { node, families, figures } of releasesOf(
          preparedReleases({ counting, nodes, earlier: [], k: 10, hash }),
        )) {
          const here = counting.filter((one) => belongsTo(node, one))
          expect(families === null).toBe(here.length < 10)
          for (const key of figureKeys) {
            const n = here.filter(({ values }) => values[key] !== null).length
            if (n < 10) expect(figures[key]).toEqual({ said: false, reason: 'too_few' })
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
