/**
 * R0: which nodes there are to publish about, and at which of them a family counts. Protects from the same families being
 * said by week and by block, and from one family standing at two schools that could be subtracted from each other.
 */
import { nodeId, type Place, type PublishedNode } from './publication'

/** Which school a family counts at: that of its youngest school-age child with a listed school, ties by the lowest ref. */
export const publicationSchool = (children: readonly { age: number; school: string | null }[]): string | null =>
  children
    .filter(({ age, school }) => age >= 4 && age <= 17 && school !== null)
    .toSorted((a, b) => a.age - b.age || ((a.school ?? '') < (b.school ?? '') ? -1 : 1))[0]?.school ?? null

/** R0: municipality and boards by week; schools by block, unless their board has no other school. */
export const nodesOf = (places: readonly Place[], period: PublishedNode['period']): PublishedNode[] => {
  const named = (level: PublishedNode['level'], { municipality, board, school }: Place): PublishedNode => ({
    level,
    municipality,
    board: level === 'municipality' ? '' : board,
    school: level === 'school' ? school : '',
    period,
  })
  const once = (level: PublishedNode['level'], some: readonly Place[]) => [
    ...new Map(some.map((place) => [nodeId(named(level, place)), named(level, place)])).values(),
  ]
  if (period.grain === 'week') return [...once('municipality', places), ...once('board', places)]
  const sisters = (place: Place) =>
    new Set(
      places
        .filter(({ municipality, board }) => municipality === place.municipality && board === place.board)
        .map(({ school }) => school),
    )
  return once(
    'school',
    places.filter((place) => sisters(place).size > 1),
  )
}
