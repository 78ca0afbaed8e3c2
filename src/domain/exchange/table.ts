/**
 * A file as rows of cells → typed rows, for any of the three files. Columns are found by their names, in any order; every
 * problem of every line is noted, and a row with a problem is never used. Knows no bytes and no quoting (server/csv.ts).
 */
import { isStorableText } from '../instrument/answer'
import { refusal, type Problem, type Refuse } from './problem'

/** Lines are those of the file, 1 being the header; a quoted cell may span several. */
export type CellTable = {
  header: readonly string[]
  records: readonly { line: number; cells: readonly string[] }[]
}

/** One record by column; a column that may be left out, and is, has no cell. */
export type Cells = { readonly [column: string]: string | undefined }

/** One of the files: what it holds and how a row is read and written. `cellsOf` and `rowOf` undo each other. */
export type FileFormat<Row extends { ref: string }> = {
  columns: readonly string[]
  /** May be left out of a file; always written. */
  optionalColumns: readonly string[]
  rowOf: (cells: Cells, refuse: Refuse) => Row
  cellsOf: (row: Row) => Cells
}

export type PlacedRow<Row> = { line: number; row: Row }
export type FileRows<Row> = { rows: PlacedRow<Row>[]; problems: Problem[] }

/** Far above any cell that means something; free text has its own limit below it. */
const cellLimit = 20_000
const byteOrderMark = /^\uFEFF/

const columnName = (text: string) => text.replace(byteOrderMark, '').trim().toLowerCase()

const headerProblems = (names: readonly string[], format: Pick<FileFormat<never>, 'columns' | 'optionalColumns'>) => {
  const problems: Problem[] = []
  const refuse = refusal(problems, 1)
  const known = new Set([...format.columns, ...format.optionalColumns])
  for (const column of format.columns) if (!names.includes(column)) refuse(column, 'column_missing')
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) refuse(null, 'column_twice', name)
    else if (!known.has(name)) refuse(null, 'column_unknown', name, format.columns.join(', '))
    seen.add(name)
  }
  return problems
}

const cellProblems = (names: readonly string[], cells: readonly string[], refuse: Refuse) => {
  if (cells.length !== names.length) refuse(null, 'cell_count', String(cells.length), String(names.length))
  for (const [index, cell] of cells.entries()) {
    const column = names[index] ?? null
    if (cell.length > cellLimit) refuse(column, 'too_long', cell, String(cellLimit))
    else if (!isStorableText(cell)) refuse(column, 'bad_characters', cell)
  }
}

/** Every row that can be read, and everything that is wrong. Use the rows only when nothing is. */
export const fileRows = <Row extends { ref: string }>(table: CellTable, format: FileFormat<Row>): FileRows<Row> => {
  const names = table.header.map(columnName)
  const problems = headerProblems(names, format)
  if (problems.length > 0) return { rows: [], problems }
  const rows: PlacedRow<Row>[] = []
  const lineOfRef = new Map<string, number>()
  for (const { line, cells } of table.records) {
    const before = problems.length
    const refuse = refusal(problems, line)
    cellProblems(names, cells, refuse)
    if (problems.length > before) continue
    const row = format.rowOf(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])), refuse)
    const earlier = lineOfRef.get(row.ref)
    if (earlier !== undefined && row.ref !== '') refuse('ref', 'ref_twice', row.ref, String(earlier))
    else lineOfRef.set(row.ref, line)
    if (problems.length === before) rows.push({ line, row })
  }
  return { rows, problems }
}

/** Rows in the order of their refs, by code units, as a table with every column. */
export const tableOfRows = <Row extends { ref: string }>(rows: readonly Row[], format: FileFormat<Row>): string[][] => {
  const columns = [...format.columns, ...format.optionalColumns]
  const inOrder = rows.toSorted((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
  return [columns, ...inOrder.map(format.cellsOf).map((cells) => columns.map((column) => cells[column] ?? ''))]
}
