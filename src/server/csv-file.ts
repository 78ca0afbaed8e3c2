/**
 * The text of a CSV file, and whether it is small enough to be read: how it is encoded, what separates its cells, and one
 * look at every character before anything is built of it.
 */
import 'server-only'

export type Encoding = 'utf-8' | 'windows-1252'
/** How a file was read, for whoever brought it. */
export type FileReading = { encoding: Encoding; separator: string }

/** The most lines with something in them; a line of more columns than this is of no file of ours. */
export const csvLines = 50_000
const csvColumns = 200
/** With those inside quoted cells and empty ones. */
const allLines = 4 * csvLines
/** As many lines of the widest file. */
const allCells = 80 * csvLines

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What no text that a person typed holds: then it is a picture or a workbook. */
// oxlint-disable-next-line no-control-regex
const notTyped = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/
const replacement = '\ufffd'
const beyondAscii = /[\u0080-\ufffc]/

const lineAt = (text: string, index: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/**
 * UTF-8, or what Dutch spreadsheets call ANSI; else the first line that is neither. A file that holds letters of both is
 * damaged: no reading of it would be right.
 */
export const textOf = (bytes: Uint8Array): { text: string; encoding: Encoding } | { text: null; line: number } => {
  const unicode = decoded(bytes)
  if (unicode !== null) return { text: unicode, encoding: 'utf-8' }
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const ansi = new TextDecoder('windows-1252').decode(bytes)
  if (!beyondAscii.test(lossy) && !notTyped.test(ansi)) return { text: ansi, encoding: 'windows-1252' }
  return { text: null, line: lineAt(lossy, lossy.indexOf(replacement)) }
}

/** A first line such as `sep=;`, by which spreadsheets tell each other what separates the cells. */
const separatorLine = /^sep=([;,\t])(?:\r\n|\n|\r)/i

const count = (text: string, sign: string) => text.split(sign).length - 1

/** What separates the cells, and the text of the table itself with how many lines stood before it. */
export const separated = (text: string): { separator: string; table: string; linesBefore: number } => {
  const told = separatorLine.exec(text)
  if (told) return { separator: told[1] ?? ';', table: text.slice(told[0].length), linesBefore: 1 }
  const [header = ''] = text.slice(0, 10_000).split(/[\r\n]/, 1)
  const separator = [',', ';', '\t'].toSorted((a, b) => count(header, b) - count(header, a))[0] ?? ','
  return { separator, table: text, linesBefore: 0 }
}

const quote = 34
const newLine = 10
const carriage = 13

/** One pass over the text; stops at the first line, column or cell too many. */
export const excessOf = (text: string, separator: string): 'too_many_lines' | 'too_many_columns' | null => {
  const mark = separator.charCodeAt(0)
  let [lines, filled, columns, cells, isQuoted, isEmpty] = [1, 0, 1, 0, false, true]
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index)
    const endsLine = sign === newLine || (sign === carriage && text.charCodeAt(index + 1) !== newLine)
    if (sign === quote) isQuoted = !isQuoted
    if (endsLine) {
      lines += 1
      if (lines > allLines) return 'too_many_lines'
    }
    if (endsLine && !isQuoted) {
      columns = 1
      isEmpty = true
    } else if (sign === mark && !isQuoted) {
      columns += 1
      cells += 1
      if (columns > csvColumns) return 'too_many_columns'
      if (cells > allCells) return 'too_many_lines'
    } else if (isEmpty && sign > 32) {
      isEmpty = false
      filled += 1
      // The header is one of them.
      if (filled > csvLines + 1) return 'too_many_lines'
    }
  }
  return null
}
