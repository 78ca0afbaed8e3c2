/**
 * Texts as cells that a spreadsheet leaves alone, in every file that we write. What it would calculate (OWASP, CSV injection)
 * or turn into something else (`0012` into 12, `1E3` into 1000, `2-3` into a date) gets an apostrophe in front, which keeps it
 * a text when the file is opened and saved; `plainText` takes it away again. Knows no file format.
 */
import type { Cell } from './cell'

/** Also behind white space and signs that nobody sees, and in the full-width and small forms that spreadsheets read as well. */
const unseen = String.raw`[\s\p{Cf}\u034f\u115f\u1160\u3164\uffa0]`
const calculated = String.raw`${unseen}*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b]|[\t\r\n\0]`

const month = '(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)' + String.raw`\p{L}*\.?`
const between = String.raw`[\s.,:/\-]*`

const converted = [
  // Any mix of digits and the signs that numbers, dates, times and amounts are written with, but for a short whole number.
  String.raw`(?!(?:0|[1-9]\d{0,8})$)[(€$]?\s*\d[\d\s.,:/\-+()%€$]*`,
  String.raw`\d[\d.,]*\s*e\s*[+\-]?\d+`,
  String.raw`\d[\d\s.,:]*[ap]\.?m?\.?`,
  String.raw`\d{1,4}${between}${month}${between}\d*`,
  String.raw`${month}${between}\d{1,4}(?:${between}\d{1,4})?`,
  'waar|onwaar|true|false',
].join('|')

const source = String.raw`(?:${calculated}|${unseen}*(?:${converted})${unseen}*$)`
const needsMark = new RegExp(`^'*${source}`, 'iu')
const formula = new RegExp(`^${unseen}*[=@\\uff1d\\uff20\\ufe66\\ufe6b]`, 'u')
const hasMark = new RegExp(`^'+${source}`, 'iu')

/** Begins with what calls functions: no name of anything begins so. */
export const beginsAsFormula = (text: string): boolean => formula.test(text)

export const safeText = (text: string): string => (needsMark.test(text) ? `'${text}` : text)

/** Undoes `safeText`. */
export const plainText = (cell: string): string => (hasMark.test(cell) ? cell.slice(1) : cell)

/** Numbers and days are not texts: they stay what they are, a number with the decimal sign of whoever reads. */
export const safeCell = (cell: Cell, decimal: '.' | ','): string => {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.day
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : safeText(cell)
}
