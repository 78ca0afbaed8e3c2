/**
 * Compares the rows of a file with the stored rows: each is created, changed or unchanged. Two rows are the same when their
 * cells are the same, so that importing an export changes nothing.
 */
import { withPlainLineEnds } from './plain-line'
import type { FileFormat, PlacedRow } from './table'

export type Counts = { created: number; changed: number; unchanged: number }

export type Comparison<Row, Stored> = {
  created: PlacedRow<Row>[]
  changed: (PlacedRow<Row> & { stored: Stored })[]
  counts: Counts
}

export type Comparing<Row, Stored> = {
  format: FileFormat<Row & { ref: string }>
  /** Adapts a row before it is compared: stored values replace what the file cannot change and what it leaves out. */
  seenAs?: (row: Row, stored: Stored) => Row
}

/** Returns whether two cells are the same. Different line ends are no difference. */
export const sameCell = (one: string | undefined, other: string | undefined): boolean =>
  one === other || withPlainLineEnds(one ?? '') === withPlainLineEnds(other ?? '')

const isSame = <Row extends { ref: string }>(a: Row, b: Row, format: FileFormat<Row>) => {
  const cells = format.cellsOf(a)
  const cellsOfOther = format.cellsOf(b)
  return [...format.columns, ...format.optionalColumns].every((column) => sameCell(cells[column], cellsOfOther[column]))
}

/** Compares rows with the stored rows of the same ref. Stored rows that the file does not have are left alone. */
export const comparison = <Row extends { ref: string }, Stored extends Row>(
  rows: readonly PlacedRow<Row>[],
  storedByRef: ReadonlyMap<string, Stored>,
  { format, seenAs = (row) => row }: Comparing<Row, Stored>,
): Comparison<Row, Stored> => {
  const createdRows: PlacedRow<Row>[] = []
  const changedRows: (PlacedRow<Row> & { stored: Stored })[] = []
  for (const placedRow of rows) {
    const storedRow = storedByRef.get(placedRow.row.ref)
    const row = storedRow ? seenAs(placedRow.row, storedRow) : placedRow.row
    if (!storedRow) createdRows.push(placedRow)
    else if (!isSame(row, storedRow, format)) changedRows.push({ line: placedRow.line, row, stored: storedRow })
  }
  const counts = {
    created: createdRows.length,
    changed: changedRows.length,
    unchanged: rows.length - createdRows.length - changedRows.length,
  }
  return { created: createdRows, changed: changedRows, counts }
}
