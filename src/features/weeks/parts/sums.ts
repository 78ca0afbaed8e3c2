import 'server-only'
import { isIndexAlike } from '@/domain/instrument/comparable'
import { indexes, type IndexKey } from '@/domain/instrument/definition'
import { instrumentOf, type Instrument } from '@/domain/instrument/instrument'
import { meanOf, type MeanFigure } from '@/domain/figures/intervals'
import { Prisma } from '@/server/db'

/** Number, sum and sum of squares of load, followed by those of capacity. Whole numbers, exact in a double. */
export const indexSums = Prisma.raw(
  `array[${indexes
    .map((key) => `count(${key})::float8, sum(${key})::float8, sum(${key}::bigint * ${key})::float8`)
    .join(', ')}]`,
)

/** These sums for the interviews of one version. */
export type VersionSums = { readonly version: number; readonly sums: readonly (number | null)[] }

/** The mean of an index over the interviews whose version builds it from the same items as the reference version. */
export const indexMean = (rows: readonly VersionSums[], index: IndexKey, reference: Instrument): MeanFigure => {
  const start = 3 * indexes.indexOf(index)
  const sumAt = (offset: number) =>
    rows
      .filter(({ version }) => isIndexAlike(instrumentOf(version), reference, index))
      .reduce((sum, { sums }) => sum + (sums[start + offset] ?? 0), 0)
  return meanOf(
    { n: sumAt(0), sum: sumAt(1), sumOfSquares: sumAt(2) },
    { times: 100, units: reference.indexes[index].units },
  )
}
