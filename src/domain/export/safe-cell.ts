/**
 * Texts as cells that a spreadsheet leaves alone, in every file that we write. What it would calculate (OWASP, CSV injection)
 * or turn into something else (`0012` into 12, `1E3` into 1000, `2-3` into a date) gets an apostrophe in front, which keeps it
 * a text when the file is opened and saved; `plainText` takes it away again. Knows no file format.
 */
import type { Cell } from './cell'

/** Also behind white space and signs that nobody sees, and in the full-width and small forms that spreadsheets read as well. */
const calculated = String.raw`[\s\p{Cf}]*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b]|[\t\r\n\0]`

const converted = [
  String.raw`0\d+`,
  // From twelve digits on a number is shown and saved as 1,23E+12.
  String.raw`\d{12,}`,
  String.raw`\d+(?:[.,]\d+)?e[+\-]?\d+`,
  String.raw`\d{1,4}[\-/.]\d{1,2}(?:[\-/.]\d{1,4})?`,
  String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?`,
  String.raw`\d{1,2}[ \-]?(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}*(?:[ \-]?\d{2,4})?`,
  String.raw`(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}*[ \-]?\d{1,4}`,
  'waar|onwaar|true|false',
].join('|')

const source = String.raw`(?:${calculated}|\s*(?:${converted})\s*$)`
const needsMark = new RegExp(`^'*${source}`, 'iu')
const hasMark = new RegExp(`^'+${source}`, 'iu')

export const safeText = (text: string): string => (needsMark.test(text) ? `'${text}` : text)

/** Undoes `safeText`. */
export const plainText = (cell: string): string => (hasMark.test(cell) ? cell.slice(1) : cell)

/** Numbers and days are not texts: they stay what they are, a number with the decimal sign of whoever reads. */
export const safeCell = (cell: Cell, decimal: '.' | ','): string => {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.day
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : safeText(cell)
}
