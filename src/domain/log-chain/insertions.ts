/**
 * Finds rows that were put into the log later than they say. The ids of rows and their moments rise together, but for as long
 * as a transaction can last: a row's moment is the start of its transaction, and its id was drawn before the end. A clock that
 * was wrong and is put right breaks this too, but then the rows were sealed at the moment that they say.
 */
import { hourMs } from '../dates'
import type { Finding } from './findings'

/** A row in the order of the ids. `sealedAt` is when the run began that sealed it; null when it is not sealed yet. */
export type RowMoment = { readonly row: number; readonly at: number; readonly sealedAt: number | null }

/** The longest transaction lasts minutes, and the clock of a server is a little off at most. */
const longestTransaction = hourMs

/** How many rows on either side a row is compared with. One of them that is wrong itself does not decide. */
export const rowsCompared = 5

const median = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/**
 * Whether a run sealed a row with a higher id, long after this row's transaction began, and did not seal this row, which was
 * therefore not there.
 */
const wasPassedOver = ({ at, sealedAt }: RowMoment, higherRows: readonly RowMoment[]): boolean =>
  higherRows.some(
    (higher) =>
      higher.sealedAt !== null &&
      higher.sealedAt > at + longestTransaction &&
      (sealedAt === null || sealedAt > higher.sealedAt),
  )

const isOutOfTime = ({ at }: RowMoment, lowerRows: readonly RowMoment[], higherRows: readonly RowMoment[]): boolean => {
  const earlier = median(lowerRows.map((row) => row.at))
  const later = median(higherRows.map((row) => row.at))
  return (
    (earlier !== undefined && at < earlier - longestTransaction) ||
    (later !== undefined && at > later + longestTransaction)
  )
}

/** A row that has no seal yet is judged as if it were sealed at the moment of the verification. */
const wasSealedInTime = ({ at, sealedAt }: RowMoment, moment: number): boolean =>
  (sealedAt ?? moment) <= at + longestTransaction

type Bounds = { readonly from: number; readonly to: number; readonly moment: number }

/**
 * The rows of the middle that were inserted, and those at which only the clock was changed. The rows stand in the order of their ids; those before and after the middle are
 * only compared with.
 */
export const misplacedRows = (rows: readonly RowMoment[], middle: Bounds): Finding[] =>
  rows.slice(middle.from, middle.to).flatMap((row, index) => {
    const place = middle.from + index
    const lowerRows = rows.slice(Math.max(0, place - rowsCompared), place)
    const higherRows = rows.slice(place + 1, place + 1 + rowsCompared)
    if (wasPassedOver(row, higherRows)) return [{ kind: 'row_inserted', row: row.row } as const]
    if (!isOutOfTime(row, lowerRows, higherRows)) return []
    return [{ kind: wasSealedInTime(row, middle.moment) ? 'clock_changed' : 'row_inserted', row: row.row } as const]
  })
