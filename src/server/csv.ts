/**
 * Parses CSV bytes into cells and writes cells as CSV. Line numbers are those that an editor shows. A file that cannot be
 * read is returned as a problem, not thrown. Does not depend on the columns of any file.
 */
import 'server-only'
import { finished } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import type { Cell } from '@/domain/export/cell'
import { safeCell } from '@/domain/export/safe-cell'
import type { Problem } from '@/domain/exchange/problem'
import type { CellTable } from '@/domain/exchange/table'
import type { Locale } from '@/i18n/locale'
import { csvLines, excessOf, openQuoteLine, separatedText, slicesOf, textOf, type FileReading } from './csv-file'
import { giveWay } from './give-way'

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

const hasLineBreak = (cells: readonly string[]) => cells.some((cell) => cell.includes('\n') || cell.includes('\r'))

/** What is parsed at a stretch. Lines can be a few bytes long, so this many hold eight thousand at most: some ten milliseconds. */
const parsedBytes = 16 * 1024

/** The rows that are numbered at a stretch: some milliseconds. */
const rowsAtOnce = 1000

/**
 * The line on which each record begins. The parser gives the line on which it ends, and counts a quoted \r\n as two lines.
 */
const withLineNumbers = async (parsedRows: readonly Parsed[], linesBefore: number) => {
  let countedTwice = 0
  const records: CellTable['records'][number][] = []
  for (const [index, { record, info }] of parsedRows.entries()) {
    if (index % rowsAtOnce === 0) await giveWay()
    const inCells = hasLineBreak(record) ? occurrences(record, /[\r\n]/g) : 0
    records.push({ line: linesBefore + info.lines - countedTwice - inCells, cells: record })
    if (inCells > 0) countedTwice += occurrences(record, /\r\n/g)
  }
  return records
}

const parseRecords = async (text: string, delimiter: string, linesBefore: number): Promise<CellTable> => {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    info: true,
  })
  const parsedRows: Parsed[] = []
  parser.on('data', (row: Parsed) => parsedRows.push(row))
  const write = async () => {
    for await (const slice of slicesOf(Buffer.from(text), parsedBytes)) if (!parser.destroyed) parser.write(slice)
    parser.end()
  }
  await Promise.all([finished(parser), write()])
  const records = await withLineNumbers(parsedRows, linesBefore)
  return { header: records[0]?.cells ?? [], records: records.slice(1) }
}

/** The table of a file and how it was read, or the problem that makes it unreadable. */
export const csvTable = async (bytes: Uint8Array): Promise<CsvOutcome> => {
  const fileText = await textOf(bytes)
  if (fileText.text === null) return refusedFile(fileText.line === null ? 'not_text' : 'damaged_text', fileText.line)
  if (fileText.text.trim() === '') return refusedFile('file_empty', null)
  const { separator, table, linesBefore } = separatedText(fileText.text)
  const excess = await excessOf(table, separator)
  if (excess) return refusedFile(excess, null, excess === 'too_many_lines' ? String(csvLines) : '')
  try {
    const reading = { encoding: fileText.encoding, separator }
    return { table: await parseRecords(table, separator, linesBefore), reading, problem: null }
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
