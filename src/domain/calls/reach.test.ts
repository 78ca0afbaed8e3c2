import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ladderOf, placeCounts, places } from './reach'

const counts = fc
  .dictionary(fc.constantFrom(...places), fc.nat(1000))
  .map((given) => placeCounts(places.map((place) => [place, given[place] ?? 0] as const)))

test('the rungs of the ladder add up to the list', () => {
  fc.assert(
    fc.property(counts, (placed) => {
      const ladder = ladderOf(placed)
      expect(ladder.listed).toBe(places.reduce((sum, place) => sum + placed[place], 0))
      expect(ladder.attempted + ladder.untried).toBe(ladder.listed)
      expect(ladder.reached + ladder.missed).toBe(ladder.attempted)
    }),
  )
})

test('a parent or somebody at home who refuses, and a family without a number whether tried or not, are counted together', () => {
  const ladder = ladderOf(
    placeCounts([
      ['refused', 2],
      ['household_refused', 1],
      ['tried_without_number', 3],
      ['untried_without_number', 4],
    ]),
  )
  expect([ladder.refused, ladder.waitingForNumber]).toEqual([3, 7])
  expect([ladder.listed, ladder.attempted, ladder.reached]).toEqual([10, 6, 2])
})
