/**
 * Equivalence classes of contributors: interviews of the same school, week and block that stand in the same published cells.
 * No published text tells the members of a class apart, so the audit gives each class one unknown sum. This file knows who
 * contributes where, and never what anybody answered.
 */
import { groupBy } from '../../figures/group-by'
import type { BlockContributor, PublishedNode } from '../policy/publication'

export type EquivalenceClass = Pick<BlockContributor, 'board' | 'school' | 'week' | 'countsInBlock'> & {
  /** The number of interviews in the class. */
  readonly size: number
  readonly families: readonly string[]
}

/** A set of equivalence classes, by their positions in `Partition.classes`. */
export type ClassIndices = readonly number[]

export type Partition = {
  readonly classes: readonly EquivalenceClass[]
  /** The classes of each set that the partition was made for, in the order of those sets. */
  readonly sets: readonly ClassIndices[]
}

/** A cell that a reader knows something about, as a set of classes. */
export type StatedCell = { readonly node: PublishedNode; readonly classes: ClassIndices }

/** For each interview, the positions of the sets that hold it. */
const setsByInterview = (sets: readonly (readonly string[])[]): ReadonlyMap<string, number[]> => {
  const indices = new Map<string, number[]>()
  for (const [index, interviews] of sets.entries())
    for (const interview of interviews) {
      const earlierIndices = indices.get(interview)
      if (earlierIndices) earlierIndices.push(index)
      else indices.set(interview, [index])
    }
  return indices
}

/**
 * Divides the contributors into classes. `sets` are the interviews of every cell that is published or could be. A contributor
 * in none of the sets still gets a class, because an attacker can aim at that contributor too.
 */
export const partitionContributors = (
  contributors: readonly BlockContributor[],
  sets: readonly (readonly string[])[],
): Partition => {
  const indices = setsByInterview(sets)
  const setsOf = ({ interview }: BlockContributor) => indices.get(interview) ?? []
  const groups = groupBy(contributors, (contributor) =>
    [contributor.board, contributor.school, contributor.week, contributor.countsInBlock, ...setsOf(contributor)].join(
      '|',
    ),
  )
  const classesOfSets = sets.map((): number[] => [])
  const classes = [...groups.values()].map((members, index): EquivalenceClass => {
    // A group has at least the member that made it.
    const [first] = members as [BlockContributor, ...BlockContributor[]]
    const { board, school, week, countsInBlock } = first
    for (const set of setsOf(first)) classesOfSets[set]?.push(index)
    return { board, school, week, countsInBlock, size: members.length, families: members.map(({ family }) => family) }
  })
  return { classes, sets: classesOfSets }
}
