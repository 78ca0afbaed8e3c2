/**
 * R0: the nodes to publish about, and the node at which a family counts. The same families are never published by week and by
 * block, and no family stands at two schools, so that neither can be subtracted. Nodes follow from the register of schools
 * alone: whether a node exists may not depend on who was called.
 */
import { blockOf, type Block } from '../../figures/block'
import { isSchoolAge } from '../../instrument/routing'
import { nodeId, type Period, type Place, type PublishedLevel, type PublishedNode } from './publication'

/** A listed school. From the block `byBlockFrom` on its board is published by block instead of by week. */
export type ListedSchool = Place & { readonly byBlockFrom: Block | null }

/** A child without a known age counts as being of this age, the youngest school age. */
const unknownAge = 4

/** The school at which a family counts: that of its youngest school-age child with a listed school; ties by the lowest ref. */
export const publicationSchool = (children: readonly { age: number; school: string | null }[]): string | null =>
  children
    .filter(({ age, school }) => isSchoolAge(age) && school !== null)
    .toSorted((a, b) => a.age - b.age || ((a.school ?? '') < (b.school ?? '') ? -1 : 1))[0]?.school ?? null

/**
 * The same from the answers of an interview: the ages of all children, and a school for each child of school age, where null
 * and `other` stand for no listed school.
 */
export const publicationSchoolFromAnswers = (ages: unknown, schools: unknown): string | null => {
  if (!Array.isArray(schools)) return null
  const schoolAges: readonly number[] = Array.isArray(ages) ? ages.filter((age) => isSchoolAge(Number(age))) : []
  const children = schools.map((school: unknown, index) => ({
    age: schoolAges[index] ?? unknownAge,
    school: typeof school === 'string' && school !== 'other' ? school : null,
  }))
  return publicationSchool(children)
}

const isByBlock = ({ byBlockFrom }: ListedSchool, period: Period) =>
  byBlockFrom !== null && byBlockFrom <= blockOf(period.at)

const nodeAt = (level: PublishedLevel, { municipality, board, school }: Place, period: Period): PublishedNode => ({
  level,
  municipality,
  board: level === 'municipality' ? '' : board,
  school: level === 'school' ? school : '',
  period,
})

/** R0: municipalities and boards by week; schools by block, except the only school of a board in its municipality. */
export const nodesToPublish = (register: readonly ListedSchool[], period: Period): PublishedNode[] => {
  const distinctNodes = (level: PublishedLevel, schools: readonly ListedSchool[]) => {
    const nodes = schools.map((school) => nodeAt(level, school, period))
    return [...new Map(nodes.map((node) => [nodeId(node), node])).values()]
  }
  if (period.grain === 'week')
    return [
      ...distinctNodes('municipality', register),
      ...distinctNodes(
        'board',
        register.filter((school) => !isByBlock(school, period)),
      ),
    ]
  const schoolCount = (place: Place) =>
    register.filter(({ municipality, board }) => municipality === place.municipality && board === place.board).length
  return [
    ...distinctNodes(
      'board',
      register.filter((school) => isByBlock(school, period)),
    ),
    ...distinctNodes(
      'school',
      register.filter((school) => schoolCount(school) > 1),
    ),
  ]
}
