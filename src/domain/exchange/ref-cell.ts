/**
 * A ref as a cell. An apostrophe in front says that the rest is meant exactly so: no ref begins with one. It stands before what
 * a spreadsheet would convert, and before white space that people write otherwise but that a stored ref has.
 */
import { safeText } from '../export/safe-cell'
import { plainLine } from './plain-line'

export const refOfCell = (cell: string): string => {
  const text = cell.trim()
  return text.startsWith("'") ? text.slice(1) : plainLine(text)
}

export const cellOfRef = (ref: string): string => (plainLine(ref) === ref ? safeText(ref) : `'${ref}`)

const month = '(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)'
/** A rounded number, or a date that once was `1-2`: nobody can tell any more which ref it was. */
const damagedRefPattern = new RegExp(
  String.raw`^(?:\d[\d.,]*E[+\-]?\d+|\d{1,2}[ \-]${month}|${month}[ \-]\d{2,4})$`,
  'i',
)

export const isDamagedRef = (cell: string): boolean => damagedRefPattern.test(plainLine(cell))
