import 'server-only'
import { channels, choosers } from '@/domain/instrument/call-details'
import { instrumentOf } from '@/domain/instrument/instrument'
import { countsOfCodes } from '@/domain/figures/coded-fact'
import type { Sums, VersionCounts } from '@/domain/figures/counts'
import { tableOf } from '@/domain/figures/table-of'
import { Prisma } from '@/server/db'

/**
 * The SQL counterpart of `tally`, for each version: the number of interviews, the sums of load and capacity, and how many
 * families have each number of the codebook. All names come from the domain's closed lists, never from a request.
 */
const sumsOf = (column: string) => [
  `count(${column}) filter (where is_of_week)`,
  `sum(${column}) filter (where is_of_week)`,
  `sum(${column}::bigint * ${column}) filter (where is_of_week)`,
]

const aggregates = [
  'count(*)',
  'count(*) filter (where is_first)',
  'count(*) filter (where is_of_week)',
  ...sumsOf('load'),
  ...sumsOf('capacity'),
  ...channels.map((channel) => `count(*) filter (where channel = '${channel}')`),
  ...choosers.map((chooser) => `count(*) filter (where chosen_by = '${chooser}')`),
]

// The sums are whole numbers below 2^53, so a double holds them exactly.
export const countColumns = Prisma.raw(`array[${aggregates.map((aggregate) => `(${aggregate})::float8`).join(', ')}]`)

/** `codes` has the same order as `totals`, and `openCodes` the same as `openTotals`. */
export type CountRow = {
  version: number
  numbers: (number | null)[]
  codes: number[] | null
  totals: number[] | null
  openCodes: string[] | null
  openTotals: number[] | null
}

const totalsOf = <Key>(keys: readonly Key[] | null, totals: readonly number[] | null): ReadonlyMap<Key, number> =>
  new Map((keys ?? []).map((key, index) => [key, totals?.[index] ?? 0]))

/** Turns one row of these aggregates into the counts of its version. */
export const versionCounts = (row: CountRow): VersionCounts => {
  const instrument = instrumentOf(row.version)
  const [interviews = 0, first = 0, families = 0, ...otherNumbers] = row.numbers.map((number) => number ?? 0)
  const sumsAt = (start: number): Sums => ({
    n: otherNumbers[start] ?? 0,
    sum: otherNumbers[start + 1] ?? 0,
    sumOfSquares: otherNumbers[start + 2] ?? 0,
  })
  const countsAt = <Key extends string>(keys: readonly Key[], start: number) =>
    tableOf(keys, (key) => otherNumbers[start + keys.indexOf(key)] ?? 0)
  return {
    instrument,
    counts: {
      interviews,
      first,
      repeat: interviews - first,
      byChannel: countsAt(channels, 6),
      byChooser: countsAt(choosers, 6 + channels.length),
      families,
      load: sumsAt(0),
      capacity: sumsAt(3),
      ...countsOfCodes(instrument, {
        totals: totalsOf(row.codes, row.totals),
        openTotals: totalsOf(row.openCodes, row.openTotals),
      }),
    },
  }
}
