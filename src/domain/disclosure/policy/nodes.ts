/**
 * R0: which nodes there are to publish about, and at which of them a family counts. Protects from the same families being
 * said by week and by block, and from one family standing at two schools that could be subtracted from each other. Reads the
 * register of schools, never who was called: which nodes exist may not hang on who spoke.
 */
import { blockOf, type Block } from '../../figures/block'
import { isSchoolAge } from '../../instrument/routing'
import { nodeId, type Period, type Place, type PublishedLevel, type PublishedNode } from './publication'

/** A listed school. `byBlockFrom`: from that block on its board is published by block instead of by week. */
export type Listed = Place & { readonly byBlockFrom: Block | null }

/** Which school a family counts at: that of its youngest school-age child with a listed school, ties by the lowest ref. */
export const publicationSchool = (children: readonly { age: number; school: string | null }[]): string | null =>
  children
    .filter(({ age, school }) => isSchoolAge(age) && school !== null)
    .toSorted((a, b) => a.age - b.age || ((a.school ?? '') < (b.school ?? '') ? -1 : 1))[0]?.school ?? null

/** The same from the answers of an interview: ages of all children, a place for each of school age; null or `other` is none. */
export const publicationSchoolOf = (ages: unknown, places: unknown): string | null => {
  if (!Array.isArray(places)) return null
  const known: readonly number[] = Array.isArray(ages) ? ages.filter((age) => isSchoolAge(Number(age))) : []
  // Without ages all are as young.
  const children = places.map((place: unknown, index) => ({
    age: known[index] ?? 4,
    school: typeof place === 'string' && place !== 'other' ? place : null,
  }))
  return publicationSchool(children)
}

const isByBlock = ({ byBlockFrom }: Listed, period: Period) => byBlockFrom !== null && byBlockFrom <= blockOf(period.at)

const named = (level: PublishedLevel, { municipality, board, school }: Place, period: Period): PublishedNode => ({
  level,
  municipality,
  board: level === 'municipality' ? '' : board,
  school: level === 'school' ? school : '',
  period,
})

/** R0: municipality and boards by week; schools by block, unless their board has no other school in that municipality. */
export const nodesOf = (register: readonly Listed[], period: Period): PublishedNode[] => {
  const once = (level: PublishedLevel, some: readonly Listed[]) => [
    ...new Map(some.map((place) => [nodeId(named(level, place, period)), named(level, place, period)])).values(),
  ]
  const inBlock = register.filter((place) => isByBlock(place, period))
  if (period.grain === 'week')
    return [
      ...once('municipality', register),
      ...once(
        'board',
        register.filter((place) => !isByBlock(place, period)),
      ),
    ]
  const schoolsOf = (one: Place) =>
    register.filter(({ municipality, board }) => municipality === one.municipality && board === one.board).length
  return [
    ...once('board', inBlock),
    ...once(
      'school',
      register.filter((place) => schoolsOf(place) > 1),
    ),
  ]
}
