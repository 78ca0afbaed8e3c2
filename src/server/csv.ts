/**
 * CSV as bytes ↔ CSV as cells: UTF-8 with or without a byte order mark, comma or semicolon, quoted cells, line numbers as an
 * editor counts them. Answers what it cannot read as a problem, never as an exception; knows no column.
 */
import 'server-only'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Problem } from '@/domain/exchange/problem'
import type { CellTable } from '@/domain/exchange/table'

/** The largest file that is read at all, and the most lines in one. */
export const csvBytes = 25 * 1024 * 1024
export const csvLines = 50_000

export type CsvOutcome = { table: CellTable; problem: null } | { table: null; problem: Problem }

const refused = (code: Problem['code'], line: number | null, allowed = ''): CsvOutcome => ({
  table: null,
  problem: { line, column: null, code, value: '', allowed },
})

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The first line that is not UTF-8: mostly a file saved as "CSV" instead of "CSV UTF-8". */
const firstUndecodedLine = (bytes: Uint8Array): number => {
  let line = 1
  for (let start = 0; start <= bytes.length; line += 1) {
    const end = bytes.indexOf(10, start)
    if (decoded(bytes.subarray(start, end === -1 ? bytes.length : end)) === null) return line
    if (end === -1) break
    start = end + 1
  }
  return 1
}

const headerEnd = /\r\n|\n|\r/

const delimiterOf = (text: string) => {
  const header = text.slice(0, 10_000).split(headerEnd, 1)[0] ?? ''
  return header.split(';').length > header.split(',').length ? ';' : ','
}

type Parsed = { record: string[]; info: { lines: number } }

const occurrences = (cells: readonly string[], pattern: RegExp) =>
  cells.reduce((sum, cell) => sum + (cell.match(pattern)?.length ?? 0), 0)

/** The line each record begins on. The parser tells where it ends, and counts a quoted \r\n as two lines. */
const placed = (all: readonly Parsed[]) => {
  let countedTwice = 0
  return all.map(({ record, info }) => {
    const line = info.lines - countedTwice - occurrences(record, /[\r\n]/g)
    countedTwice += occurrences(record, /\r\n/g)
    return { line, cells: record }
  })
}

const parsed = (text: string): CellTable => {
  const all = parse(text, {
    delimiter: delimiterOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    info: true,
    to: csvLines + 2,
  }) as unknown as Parsed[]
  const records = placed(all)
  return { header: records[0]?.cells ?? [], records: records.slice(1) }
}

/** The table of a file, or the one thing that makes it unreadable. */
export const csvTable = (bytes: Uint8Array): CsvOutcome => {
  const text = decoded(bytes)
  if (text === null) return refused('not_utf8', firstUndecodedLine(bytes))
  if (text.trim() === '') return refused('file_empty', null)
  try {
    const table = parsed(text)
    return table.records.length > csvLines
      ? refused('too_many_lines', null, String(csvLines))
      : { table, problem: null }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED'
    return refused('broken_quotes', open || typeof error['lines'] !== 'number' ? null : error['lines'])
  }
}

/** For machines: comma, no mark. For a spreadsheet in the Netherlands: semicolon and a byte order mark. */
export const csvText = (rows: readonly (readonly string[])[], reader: 'machine' | 'spreadsheet'): string =>
  stringify(rows as string[][], {
    delimiter: reader === 'machine' ? ',' : ';',
    bom: reader === 'spreadsheet',
    quoted_match: /[\r\n,;\t]|^\s|\s$/,
  })

export const csvResponse = (name: string, text: string) =>
  new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
