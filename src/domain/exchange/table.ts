/**
 * Turns rows of cells into typed rows, for each of the three files. Columns are found by their names, in any order. All
 * problems of all lines are collected, and a file with a problem is not imported. It does not parse bytes or quotes
 * (`server/csv.ts` does).
 */
import { plainText } from '../export/safe-cell'
import { isStorableText } from '../instrument/answer'
import { listMark } from './list-mark'
import { plainLine } from './plain-line'
import { refusal, shortened, type Note, type Problem, type Refuse, type Remark } from './problem'

/** A file as cells. `line` is the line in the file, where 1 is the header; a quoted cell can span several lines. */
export type CellTable = {
  header: readonly string[]
  records: readonly { line: number; cells: readonly string[] }[]
}

/** The cells of one record by column. An optional column that the file leaves out has no cell. */
export type Cells = { readonly [column: string]: string | undefined }

/** The columns of a file, and how a row is read and written. `rowOf` reverses `cellsOf`. */
export type FileFormat<Row extends { ref: string }> = {
  columns: readonly string[]
  /** Columns that an imported file may leave out. An export always has them. */
  optionalColumns: readonly string[]
  rowOf: (cells: Cells, refuse: Refuse, remark: Remark) => Row
  cellsOf: (row: Row) => Cells
}

export type PlacedRow<Row> = { line: number; row: Row }
export type FileRows<Row> = { rows: PlacedRow<Row>[]; problems: Problem[]; notes: Note[] }

/** A limit far above every real cell. Free text has lower limits of its own. */
const cellLimit = 20_000

/** Reads `Parent name` as `parent_name`, with any kind of white space. */
const columnName = (text: string) => plainLine(text).toLowerCase().replaceAll(' ', '_')

const isBlank = (cell: string | undefined) => cell === undefined || plainLine(cell) === ''

/** The header up to its last name, because spreadsheets write empty columns behind it. */
const namesOf = ({ header }: Pick<CellTable, 'header'>) => {
  const names = header.map(columnName)
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

const few = 8
const listed = (names: readonly string[]) =>
  [...names.slice(0, few).map(shortened), ...(names.length > few ? ['…'] : [])].join(', ')

/** Columns that say who exported a file and when. They are passed over when it is imported. */
const traceColumns = ['exported_by', 'exported_at'] as const

/** The table of an export with who made it and when in every row, so that a part that was copied says it too. */
export const tracedTable = ([header = [], ...rows]: readonly string[][], trace: readonly string[]): string[][] => [
  [...header, ...traceColumns],
  ...rows.map((cells) => [...cells, ...trace]),
]

/** At most one problem about the whole header: which columns are missing, unknown or there twice. */
const headerProblems = (names: readonly string[], format: Pick<FileFormat<never>, 'columns' | 'optionalColumns'>) => {
  const problems: Problem[] = []
  const knownColumns = new Set([...format.columns, ...format.optionalColumns, ...traceColumns])
  const missing = format.columns.filter((column) => !names.includes(column))
  const wrongNames = names.filter(
    (name, index) => name !== '' && (!knownColumns.has(name) || names.indexOf(name) < index),
  )
  if (missing.length + wrongNames.length > 0) {
    const code = wrongNames.length === 0 ? 'columns_missing' : missing.length === 0 ? 'columns_wrong' : 'wrong_header'
    problems.push({ line: 1, column: null, code, value: listed(wrongNames), allowed: listed(missing) })
  }
  return problems
}

const cellProblems = (names: readonly string[], cells: readonly string[], refuse: Refuse) => {
  const beyond = cells.slice(names.length)
  if (cells.length < names.length || !beyond.every(isBlank))
    refuse(null, 'cell_count', String(cells.length), String(names.length))
  for (const [index, cell] of cells.entries()) {
    const column = names[index] ?? null
    if (column === '' && !isBlank(cell)) refuse(null, 'column_nameless', cell)
    else if (cell.length > cellLimit) refuse(column, 'too_long', cell, String(cellLimit))
    else if (!isStorableText(cell)) refuse(column, 'bad_characters', cell)
  }
}

/** Shortens and cleans a cell that may have been refused, so that the rest of its row can be read. */
const readable = (cell: string) => cell.slice(0, cellLimit).replace(/\0|\p{Surrogate}/gu, '')

/** Reports only the first kind of problem of a cell, because a cell that cannot be read has no other useful problem. */
const oncePerColumn = (problems: readonly Problem[], from: number, refuse: Refuse): Refuse => {
  const reportedColumns = new Set(problems.slice(from).flatMap(({ column }) => column ?? []))
  return (column, ...problemParts) => {
    if (column === null || !reportedColumns.has(column)) refuse(column, ...problemParts)
  }
}

/** A file with more problems than it may have lines is not read to its end: sorting millions of them would hold up others. */
const problemLimit = 60_000

type RowReader<Row> = { fileRows: FileRows<Row>; read: (record: CellTable['records'][number]) => void }

/**
 * Reads the records of a table one by one, in their order: all rows with the right number of cells, and all problems and notes.
 * The rows may be used only when there is no problem.
 */
export const rowReader = <Row extends { ref: string }>(
  table: Pick<CellTable, 'header'>,
  format: FileFormat<Row>,
): RowReader<Row> => {
  const names = namesOf(table)
  const problems = headerProblems(names, format)
  const notes: Note[] = []
  const rows: PlacedRow<Row>[] = []
  const reading = { fileRows: { rows, problems, notes } }
  if (problems.length > 0) return { ...reading, read: () => undefined }
  const lineOfRef = new Map<string, number>()
  const read: RowReader<Row>['read'] = ({ line, cells }) => {
    const before = problems.length
    if (before >= problemLimit) return
    const refuse = refusal(problems, line)
    cellProblems(names, cells, refuse)
    if (problems.slice(before).some(({ code }) => code === 'cell_count')) return
    const cellByName = Object.fromEntries(names.map((name, index) => [name, readable(cells[index] ?? '')]))
    const remark: Remark = (column, code, value, reading) => notes.push({ line, column, code, value, reading })
    const row = format.rowOf(cellByName, oncePerColumn(problems, before, refuse), remark)
    const earlier = lineOfRef.get(row.ref)
    if (earlier !== undefined && row.ref !== '') refuse('ref', 'ref_twice', row.ref, String(earlier))
    else lineOfRef.set(row.ref, line)
    rows.push({ line, row })
  }
  return { ...reading, read }
}

/** All of them at once. */
export const fileRows = <Row extends { ref: string }>(table: CellTable, format: FileFormat<Row>): FileRows<Row> => {
  const reader = rowReader(table, format)
  for (const record of table.records) reader.read(record)
  return reader.fileRows
}

/** The table in which each part of a cell with a note is replaced by the reading of that note. */
export const withReadings = (table: CellTable, notes: readonly Note[]): CellTable => {
  const names = namesOf(table)
  const at = (line: number, column: string) => `${line} ${column}`
  const notesByCell = new Map<string, Note[]>()
  for (const note of notes)
    notesByCell.set(at(note.line, note.column), [...(notesByCell.get(at(note.line, note.column)) ?? []), note])
  const rewritten = (cell: string, cellNotes: readonly Note[]) =>
    cell
      .split(listMark)
      .map((part) => cellNotes.find(({ value }) => value === plainText(plainLine(part)))?.reading ?? part)
      .join(listMark)
  const records = table.records.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, index) => {
      const cellNotes = notesByCell.get(at(line, names[index] ?? ''))
      return cellNotes ? rewritten(cell, cellNotes) : cell
    }),
  }))
  return { ...table, records }
}

/** The rows as a table with every column, sorted by ref in code units. */
export const tableOfRows = <Row extends { ref: string }>(rows: readonly Row[], format: FileFormat<Row>): string[][] => {
  const columns = [...format.columns, ...format.optionalColumns]
  const inOrder = rows.toSorted((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
  return [columns, ...inOrder.map(format.cellsOf).map((cells) => columns.map((column) => cells[column] ?? ''))]
}
