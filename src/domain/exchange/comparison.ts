/**
 * What a file would do to what is stored: a row is new, changed or unchanged. Two rows are the same when they would be
 * written as the same cells, so that an export that comes back changes nothing.
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
  /** The row, without what the store knows better, and with what the file does not say. */
  seenAs?: (row: Row, stored: Stored) => Row
}

/** Another kind of line end is no change. */
export const sameCell = (one: string | undefined, other: string | undefined): boolean =>
  one === other || withPlainLineEnds(one ?? '') === withPlainLineEnds(other ?? '')

const isSame = <Row extends { ref: string }>(one: Row, other: Row, format: FileFormat<Row>) => {
  const cells = format.cellsOf(one)
  const others = format.cellsOf(other)
  return [...format.columns, ...format.optionalColumns].every((column) => sameCell(cells[column], others[column]))
}

export const comparison = <Row extends { ref: string }, Stored extends Row>(
  rows: readonly PlacedRow<Row>[],
  stored: ReadonlyMap<string, Stored>,
  { format, seenAs = (row) => row }: Comparing<Row, Stored>,
): Comparison<Row, Stored> => {
  const created: PlacedRow<Row>[] = []
  const changed: (PlacedRow<Row> & { stored: Stored })[] = []
  for (const placed of rows) {
    const known = stored.get(placed.row.ref)
    const row = known ? seenAs(placed.row, known) : placed.row
    if (!known) created.push(placed)
    else if (!isSame(row, known, format)) changed.push({ line: placed.line, row, stored: known })
  }
  const counts = {
    created: created.length,
    changed: changed.length,
    unchanged: rows.length - created.length - changed.length,
  }
  return { created, changed, counts }
}
