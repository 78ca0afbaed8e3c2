/**
 * What a file would do to what is stored: a row is new, changed or unchanged. Two rows are the same when they would be
 * written as the same cells, so that an export that comes back changes nothing.
 */
import type { FileFormat, PlacedRow } from './table'

export type Counts = { created: number; changed: number; unchanged: number }

export type Comparison<Row, Stored> = {
  created: PlacedRow<Row>[]
  changed: (PlacedRow<Row> & { stored: Stored })[]
  counts: Counts
}

export type Comparing<Row, Stored> = {
  format: FileFormat<Row & { ref: string }>
  /** The row, without what the store knows better. */
  seenAs?: (row: Row, stored: Stored) => Row
  /** What makes a row a changed one beside the columns that every file has. */
  differs?: (row: Row, stored: Stored) => boolean
}

const isSame = <Row extends { ref: string }>(one: Row, other: Row, format: FileFormat<Row>) => {
  const cells = format.cellsOf(one)
  const others = format.cellsOf(other)
  return format.columns.every((column) => (cells[column] ?? '') === (others[column] ?? ''))
}

export const comparison = <Row extends { ref: string }, Stored extends Row>(
  rows: readonly PlacedRow<Row>[],
  stored: ReadonlyMap<string, Stored>,
  { format, seenAs = (row) => row, differs = () => false }: Comparing<Row, Stored>,
): Comparison<Row, Stored> => {
  const created: PlacedRow<Row>[] = []
  const changed: (PlacedRow<Row> & { stored: Stored })[] = []
  for (const placed of rows) {
    const known = stored.get(placed.row.ref)
    const row = known ? seenAs(placed.row, known) : placed.row
    if (!known) created.push(placed)
    else if (differs(row, known) || !isSame(row, known, format)) changed.push({ line: placed.line, row, stored: known })
  }
  const counts = {
    created: created.length,
    changed: changed.length,
    unchanged: rows.length - created.length - changed.length,
  }
  return { created, changed, counts }
}
