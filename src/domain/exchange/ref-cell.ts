/**
 * Reads and writes a ref as a cell. An apostrophe in front means that the rest is the exact ref; no ref begins with one. It
 * is written before a ref that a spreadsheet would convert, and before a ref with white space that `plainLine` would change.
 */
import { safeText } from '../export/safe-cell'
import { plainLine } from './plain-line'

/** The ref in a cell, exact after an apostrophe and otherwise with its white space made plain. */
export const refOfCell = (cell: string): string => {
  const text = cell.trim()
  return text.startsWith("'") ? text.slice(1) : plainLine(text)
}

export const cellOfRef = (ref: string): string => (plainLine(ref) === ref ? safeText(ref) : `'${ref}`)

const month = '(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)'
/** What a spreadsheet makes of some refs: a rounded number, or a date for `1-2`. The original ref cannot be recovered. */
const damagedRefPattern = new RegExp(
  String.raw`^(?:\d[\d.,]*E[+\-]?\d+|\d{1,2}[ \-]${month}|${month}[ \-]\d{2,4})$`,
  'i',
)

/** Returns whether a spreadsheet damaged the ref beyond recovery. */
export const isDamagedRef = (cell: string): boolean => damagedRefPattern.test(plainLine(cell))
