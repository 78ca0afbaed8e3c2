/**
 * Parses CSV bytes into cells and writes cells as CSV. Line numbers are those that an editor shows. A file that cannot be
 * read is returned as a problem, not thrown. Does not depend on the columns of any file.
 */
import 'server-only'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Cell } from '@/domain/export/cell'
import { safeCell } from '@/domain/export/safe-cell'
import type { Problem } from '@/domain/exchange/problem'
import type { CellTable } from '@/domain/exchange/table'
import type { Locale } from '@/i18n/locale'
import { csvLines, excessOf, openQuoteLine, separatedText, textOf, type FileReading } from './csv-file'

/** The largest file that is read, in bytes. */
export const csvBytes = 25 * 1024 * 1024

export type CsvOutcome =
  { table: CellTable; reading: FileReading; problem: null } | { table: null; reading: null; problem: Problem }

const refusedFile = (code: Problem['code'], line: number | null, allowed = ''): CsvOutcome => ({
  table: null,
  reading: null,
  problem: { line, column: null, code, value: '', allowed },
})

type Parsed = { record: string[]; info: { lines: number } }

const occurrences = (cells: readonly string[], pattern: RegExp) =>
  cells.reduce((sum, cell) => sum + (cell.match(pattern)?.length ?? 0), 0)

/**
 * The line on which each record begins. The parser gives the line on which it ends, and counts a quoted \r\n as two lines.
 */
const withLineNumbers = (parsedRows: readonly Parsed[], linesBefore: number) => {
  let countedTwice = 0
  return parsedRows.map(({ record, info }) => {
    const line = linesBefore + info.lines - countedTwice - occurrences(record, /[\r\n]/g)
    countedTwice += occurrences(record, /\r\n/g)
    return { line, cells: record }
  })
}

const parseRecords = (text: string, delimiter: string, linesBefore: number): CellTable => {
  // The parser's types lack the option `info`, which returns each record with the line on which it ends.
  const parsedRows = parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    info: true,
  }) as unknown as Parsed[]
  const records = withLineNumbers(parsedRows, linesBefore)
  return { header: records[0]?.cells ?? [], records: records.slice(1) }
}

/** The table of a file and how it was read, or the problem that makes it unreadable. */
export const csvTable = (bytes: Uint8Array): CsvOutcome => {
  const fileText = textOf(bytes)
  if (fileText.text === null) return refusedFile(fileText.line === null ? 'not_text' : 'damaged_text', fileText.line)
  if (fileText.text.trim() === '') return refusedFile('file_empty', null)
  const { separator, table, linesBefore } = separatedText(fileText.text)
  const excess = excessOf(table, separator)
  if (excess) return refusedFile(excess, null, excess === 'too_many_lines' ? String(csvLines) : '')
  try {
    const reading = { encoding: fileText.encoding, separator }
    return { table: parseRecords(table, separator, linesBefore), reading, problem: null }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return refusedFile('quote_left_open', linesBefore + openQuoteLine(table))
    return refusedFile('broken_quotes', typeof error['lines'] === 'number' ? linesBefore + error['lines'] : null)
  }
}

/** The reader of the file: a program, or a spreadsheet in one language. */
type CsvReader = 'machine' | Locale

/** A Dutch spreadsheet separates cells by semicolons and writes 0,5. The byte order mark tells it that a file is UTF-8. */
const dialects = {
  machine: { delimiter: ',', decimal: '.', bom: false },
  en: { delimiter: ',', decimal: '.', bom: true },
  nl: { delimiter: ';', decimal: ',', bom: true },
} as const

/** CSV of cells that are texts already, as in files for import and export. Changes no cell. */
export const csvText = (rows: readonly (readonly string[])[], reader: CsvReader, lineEnd = '\n'): string => {
  const { delimiter, bom } = dialects[reader]
  return stringify([...rows], {
    delimiter,
    bom,
    record_delimiter: lineEnd,
    // A decimal comma (`0,5`) is not quoted, because its file is separated by semicolons.
    quoted_match: /[\r\n;\t]|,(?!\d+$)|^\s|\s$/,
  })
}

/** CSV of texts, numbers and days for a spreadsheet. It evaluates no text as a formula, and it can add up every number. */
export const csvOfCells = (rows: readonly (readonly Cell[])[], locale: Locale): string => {
  const { decimal } = dialects[locale]
  return csvText(
    rows.map((row) => row.map((cell) => safeCell(cell, decimal).replace(/\r?\n/g, '\r\n'))),
    locale,
    '\r\n',
  )
}

export const csvResponse = (name: string, text: string | Uint8Array<ArrayBuffer>) =>
  new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
