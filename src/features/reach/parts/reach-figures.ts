/** Makes the figures of reach from the counted families: the ladder and the groups of AAPOR, whole and for each split. */
import 'server-only'
import { groupCounts, type GroupCounts } from '@/domain/calls/rates'
import { ladderOf, placeCounts, type Ladder } from '@/domain/calls/reach'
import { dimensions, type Dimension, type PlaceRow } from './family-places'

export type ReachFigures = { ladder: Ladder; groups: GroupCounts }
export type SplitRow = ReachFigures & { value: string | null }
export type Split = { dimension: Exclude<Dimension, 'whole'>; rows: SplitRow[] }

const reachFigures = (rows: readonly PlaceRow[]): ReachFigures => ({
  ladder: ladderOf(placeCounts(rows.map(({ place, families }) => [place, families] as const))),
  groups: groupCounts(rows.map(({ outcome, families }) => [outcome, families] as const)),
})

const ofDimension = (rows: readonly PlaceRow[], dimension: Dimension) =>
  rows.filter((row) => row.dimension === dimension)

/** The values of each split, in no order of size. */
export const splitsOf = (rows: readonly PlaceRow[]): Split[] =>
  dimensions.flatMap((dimension) => {
    if (dimension === 'whole') return []
    const splitRows = ofDimension(rows, dimension)
    const values = [...new Set(splitRows.map(({ value }) => value))]
    return [
      {
        dimension,
        rows: values.map((value) => ({ value, ...reachFigures(splitRows.filter((row) => row.value === value)) })),
      },
    ]
  })

export const wholeFigures = (rows: readonly PlaceRow[]): ReachFigures => reachFigures(ofDimension(rows, 'whole'))
