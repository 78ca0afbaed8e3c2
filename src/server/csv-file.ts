/**
 * Decodes a CSV file, finds the separator of its cells, and checks its size in one pass over the characters. All of this
 * happens before a cell is parsed, in slices: other requests are answered in between.
 */
import 'server-only'
import { oneOf } from '@/domain/closed-lists'
import { ansiSigns } from '@/domain/exchange/windows-1252'
import { giveWay } from './give-way'

export type Encoding = 'utf-8' | 'windows-1252'
const separators = [',', ';', '\t'] as const
type Separator = (typeof separators)[number]
/** How a file was read. Whoever uploaded it gets to see this. */
export type FileReading = { encoding: Encoding; separator: Separator }

/** The most lines that hold more than separators: spreadsheets write lines of separators for empty rows. */
export const csvLines = 50_000
/** No file that we import has this many columns. */
const csvColumns = 200
/** The most lines of any kind: empty lines and line breaks inside quoted cells count too. */
const allLines = 4 * csvLines
/** The most cells: `csvLines` lines of the widest file that we import. */
const allCells = 80 * csvLines

/**
 * Node decodes the bytes 0x80 to 0x9F as the control characters of Latin-1, so they are replaced by those of windows-1252.
 */
const ansiOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => ansiSigns.charAt(sign.charCodeAt(0) - 0x80))

const sliceBytes = 128 * 1024

/** The slices of a file, each after a moment for other requests. */
export async function* slicesOf(bytes: Uint8Array, size = sliceBytes) {
  for (let from = 0; from < bytes.length; from += size) {
    yield bytes.subarray(from, from + size)
    await giveWay()
  }
}

const unicodeOf = async (bytes: Uint8Array): Promise<string | null> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const slice of slicesOf(bytes)) text += decoder.decode(slice, { stream: true })
    return text + decoder.decode()
  } catch {
    return null
  }
}

/** The text of a file in ANSI, and whether it has control characters that no text has, apart from the few that ANSI lacks. */
const ansiTextOf = async (bytes: Uint8Array) => {
  let [text, isText, isWhole] = ['', true, true]
  for await (const slice of slicesOf(bytes)) {
    const part = ansiOf(slice)
    isText &&= !notText.test(part.replace(/[\u0080-\u009f]/g, ''))
    isWhole &&= !notText.test(part)
    text += part
  }
  return { text, isText, isWhole }
}

/** The bytes read as UTF-8 with a sign for each damaged one, and whether any letter beyond ASCII is whole. */
const damagedUnicodeOf = async (bytes: Uint8Array) => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let [text, isUnicode] = ['', false]
  for await (const slice of slicesOf(bytes)) {
    const part = decoder.decode(slice, { stream: true })
    isUnicode ||= beyondAscii.test(part)
    text += part
  }
  const rest = decoder.decode()
  return { text: text + rest, isUnicode: isUnicode || beyondAscii.test(rest) }
}

/** Control characters that no spreadsheet writes. A file that has one is not a text file. */
const notText = /(?![\t\n\v\f\r])\p{Cc}/u

const beyondAscii = /[\u0080-\ufffc]/
/** In UTF-8 these two bytes begin an accented letter. A text in ANSI would end in Â or Ã, which is unlikely. */
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
  /** The line that cannot be read, or null when the file is not a text at all. */
  | { text: null; line: number | null }

/**
 * Decodes UTF-8, or windows-1252, which Dutch spreadsheets call ANSI. A file that mixes both is damaged: neither is right.
 */
export const textOf = async (bytes: Uint8Array): Promise<FileText> => {
  const unicode = await unicodeOf(bytes)
  if (unicode !== null) return { text: unicode, encoding: 'utf-8' }
  const ansi = await ansiTextOf(bytes)
  if (!ansi.isText) return { text: null, line: null }
  const { text, isUnicode } = await damagedUnicodeOf(bytes)
  if (isUnicode || isCutOff(bytes)) return { text: null, line: lineAt(text, text.indexOf('\ufffd')) }
  return ansi.isWhole ? { text: ansi.text, encoding: 'windows-1252' } : { text: null, line: null }
}

/** The line of the quotation mark that is never closed, which is the last one that opens a cell. */
export const openQuoteLine = (text: string): number => {
  let [opened, isQuoted] = [0, false]
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) {
    isQuoted = !isQuoted
    if (isQuoted) opened = index
  }
  return lineAt(text, opened)
}

/**
 * A first line such as `sep=;`, by which spreadsheets announce the separator. A program that saves such a file again may add
 * quotes or the separators of empty cells.
 */
const separatorLine = /^"?sep=([;,\t])"?[;,\t]*(?:\r\n|\n|\r)/i
/** The position of the first line that holds more than separators and white space. */
const firstLineOf = (text: string) => {
  const sign = text.search(/[^\s;,]/)
  return Math.max(text.lastIndexOf('\n', sign), text.lastIndexOf('\r', sign)) + 1
}

const count = (text: string, sign: string) => text.split(sign).length - 1

/** The separator of the cells, the text of the table without the lines before it, and the number of those lines. */
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

/** The characters that are checked at a stretch: some milliseconds. */
const stretch = 2 ** 19

/** Checks the size in one pass, and stops at the first line or column too many. Null when the size is allowed. */
export const excessOf = async (
  text: string,
  separator: string,
): Promise<'too_many_lines' | 'too_many_columns' | null> => {
  const mark = separator.charCodeAt(0)
  let [lines, filled, columns, cells, isQuoted, isEmpty] = [1, 0, 1, 0, false, true]
  for (let index = 0; index < text.length; index += 1) {
    if (index % stretch === 0) await giveWay()
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
      // The header is one more line.
      if (filled > csvLines + 1) return 'too_many_lines'
    }
  }
  return null
}
