/**
 * Where each family on the list stands at the end of a period. Every family is in exactly one place, so the places add up to
 * the list, and the rungs of the ladder (tried, reached, not reached) add up from them.
 */
export const places = [
  'interviewed',
  'refused',
  'spoken',
  'household_refused',
  'unreachable',
  'tried_without_number',
  'stopped',
  'untried_without_number',
  'untried',
] as const
export type Place = (typeof places)[number]
export type PlaceCounts = Readonly<Record<Place, number>>

/** `reached`: the parent was spoken to. */
const reachedPlaces = ['interviewed', 'refused', 'spoken'] as const satisfies readonly Place[]
const missedPlaces = ['household_refused', 'unreachable', 'tried_without_number'] as const satisfies readonly Place[]
const untriedPlaces = ['stopped', 'untried_without_number', 'untried'] as const satisfies readonly Place[]

export type Ladder = {
  readonly listed: number
  readonly attempted: number
  readonly reached: number
  readonly missed: number
  readonly untried: number
  readonly refused: number
  readonly waitingForNumber: number
  readonly places: PlaceCounts
}

const noPlaces: PlaceCounts = {
  interviewed: 0,
  refused: 0,
  spoken: 0,
  household_refused: 0,
  unreachable: 0,
  tried_without_number: 0,
  stopped: 0,
  untried_without_number: 0,
  untried: 0,
}

export const placeCounts = (families: Iterable<readonly [Place, number]>): PlaceCounts => {
  const counts: Record<Place, number> = { ...noPlaces }
  for (const [place, count] of families) counts[place] += count
  return counts
}

const sumOf = (counts: PlaceCounts, chosenPlaces: readonly Place[]) =>
  chosenPlaces.reduce((sum, place) => sum + counts[place], 0)

export const ladderOf = (counts: PlaceCounts): Ladder => {
  const reached = sumOf(counts, reachedPlaces)
  const missed = sumOf(counts, missedPlaces)
  const untried = sumOf(counts, untriedPlaces)
  return {
    listed: reached + missed + untried,
    attempted: reached + missed,
    reached,
    missed,
    untried,
    refused: counts.refused + counts.household_refused,
    waitingForNumber: counts.tried_without_number + counts.untried_without_number,
    places: counts,
  }
}
