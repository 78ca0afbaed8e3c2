/**
 * The text of a CSV file, and whether it is small enough to be read: how it is encoded, what separates its cells, and one
 * look at every character before anything is built of it.
 */
import 'server-only'
import { oneOf } from '@/domain/closed-lists'
import { ansiSigns } from '@/domain/exchange/windows-1252'

export type Encoding = 'utf-8' | 'windows-1252'
const separators = [',', ';', '\t'] as const
type Separator = (typeof separators)[number]
/** How a file was read, for whoever brought it. */
export type FileReading = { encoding: Encoding; separator: Separator }

/** The most lines with any sign in them beside separators, which spreadsheets write for empty rows; a line of more columns than this is of no file of ours. */
export const csvLines = 50_000
const csvColumns = 200
/** With those inside quoted cells and empty ones. */
const allLines = 4 * csvLines
/** As many lines of the widest file. */
const allCells = 80 * csvLines

/** The decoder of Node takes the bytes 0x80 to 0x9F for control characters, as in Latin-1. */
const ansiOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => ansiSigns.charAt(sign.charCodeAt(0) - 0x80))

const unicodeOf = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Signs that no text saved by a spreadsheet has: then it is another kind of file. */
const notText = /(?![\t\n\v\f\r])\p{Cc}/u

const beyondAscii = /[\u0080-\ufffc]/
/** In UTF-8 these two bytes begin an accent; as the last sign of a text in ANSI they would be Â or Ã. */
const isCutOff = (bytes: Uint8Array) => [0xc2, 0xc3].includes(bytes.at(-1) ?? 0)

const [quote, newLine, carriage] = ['"', '\n', '\r'].map((sign) => sign.charCodeAt(0))

const lineAt = (text: string, end: number) => {
  let line = 1
  for (let index = 0; index < end; index += 1) {
    const sign = text.charCodeAt(index)
    if (sign === newLine || (sign === carriage && text.charCodeAt(index + 1) !== newLine)) line += 1
  }
  return line
}

export type FileText =
  | { text: string; encoding: Encoding }
  /** The line that cannot be read; null: the file is no text at all. */
  | { text: null; line: number | null }

/** UTF-8, or what Dutch spreadsheets call ANSI. Neither reading of a file that holds both would be right. */
export const textOf = (bytes: Uint8Array): FileText => {
  const unicode = unicodeOf(bytes)
  if (unicode !== null) return { text: unicode, encoding: 'utf-8' }
  const ansi = ansiOf(bytes)
  if (notText.test(ansi.replace(/[\u0080-\u009f]/g, ''))) return { text: null, line: null }
  const pieces = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (beyondAscii.test(pieces) || isCutOff(bytes)) return { text: null, line: lineAt(pieces, pieces.indexOf('\ufffd')) }
  return notText.test(ansi) ? { text: null, line: null } : { text: ansi, encoding: 'windows-1252' }
}

/** The line of the quotation mark that is never closed: the last one that opens a cell. */
export const openQuoteLine = (text: string): number => {
  let [opened, isQuoted] = [0, false]
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) {
    isQuoted = !isQuoted
    if (isQuoted) opened = index
  }
  return lineAt(text, opened)
}

/**
 * A first line such as `sep=;`, by which spreadsheets tell each other what separates the cells. Saved again, it has quotes or
 * the separators of empty cells.
 */
const separatorLine = /^"?sep=([;,\t])"?[;,\t]*(?:\r\n|\n|\r)/i
/** Where the first line begins that has anything in it beside separators. */
const firstLineOf = (text: string) => {
  const sign = text.search(/[^\s;,]/)
  return Math.max(text.lastIndexOf('\n', sign), text.lastIndexOf('\r', sign)) + 1
}

const count = (text: string, sign: string) => text.split(sign).length - 1

/** What separates the cells, and the text of the table itself with how many lines stood before it. */
export const separatedText = (whole: string): { separator: Separator; table: string; linesBefore: number } => {
  const from = firstLineOf(whole)
  const separatorMatch = separatorLine.exec(whole.slice(from, from + 1000))
  const begin = from + (separatorMatch?.[0].length ?? 0)
  const table = whole.slice(begin)
  const linesBefore = lineAt(whole, begin) - 1
  if (separatorMatch) return { separator: oneOf(separators, separatorMatch[1]) ?? ';', table, linesBefore }
  const [header = ''] = table.slice(0, 10_000).split(/[\r\n]/, 1)
  const separator = separators.toSorted((a, b) => count(header, b) - count(header, a))[0] ?? ','
  return { separator, table, linesBefore }
}

/** One pass over the text; stops at the first line or column too many. */
export const excessOf = (text: string, separator: string): 'too_many_lines' | 'too_many_columns' | null => {
  const mark = separator.charCodeAt(0)
  let [lines, filled, columns, cells, isQuoted, isEmpty] = [1, 0, 1, 0, false, true]
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index)
    if (sign === quote) isQuoted = !isQuoted
    if (sign === newLine || sign === carriage) {
      if (sign === newLine || text.charCodeAt(index + 1) !== newLine) lines += 1
      if (lines > allLines) return 'too_many_lines'
      if (isQuoted) continue
      columns = 1
      isEmpty = true
      continue
    }
    if (sign === mark && !isQuoted) {
      columns += 1
      cells += 1
      if (columns > csvColumns) return 'too_many_columns'
      if (cells > allCells) return 'too_many_lines'
    } else if (isEmpty) {
      isEmpty = false
      filled += 1
      // The header is one of them.
      if (filled > csvLines + 1) return 'too_many_lines'
    }
  }
  return null
}
