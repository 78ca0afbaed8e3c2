import 'server-only'
import { capacityUnits, loadUnits } from '@/domain/figures/interview-items'
import { meanOf, type MeanFigure } from '@/domain/figures/intervals'
import { Prisma } from '@/server/db'

const scales = {
  load_5040: { times: 100, units: loadUnits },
  capacity_840: { times: 100, units: capacityUnits },
  grade_parent: { times: 1, units: 1 },
  grade_children: { times: 1, units: 1 },
} as const

/** The columns of a fact that have a mean. */
export type Measured = keyof typeof scales

/** Number, sum and sum of squares of each column, one behind the other; whole numbers, exact in a double. */
export const sumsOf = (columns: readonly Measured[]) => {
  const each = columns.map(
    (column) => `count(${column})::float8, sum(${column})::float8, sum(${column}::bigint * ${column})::float8`,
  )
  return Prisma.raw(`array[${each.join(', ')}]`)
}

export type SumsRow = readonly (number | null)[]

/** The mean of one of `columns` in a row of `sumsOf(columns)`; no row has no mean. */
export const meanAmong = (columns: readonly Measured[], sums: SumsRow | undefined, column: Measured): MeanFigure => {
  const [n, sum, sumOfSquares] = (sums ?? []).slice(3 * columns.indexOf(column))
  return meanOf({ n: n ?? 0, sum: sum ?? 0, sumOfSquares: sumOfSquares ?? 0 }, scales[column])
}
