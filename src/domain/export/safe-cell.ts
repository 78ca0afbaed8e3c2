/**
 * Texts as cells that a spreadsheet leaves alone, in every file that we write. What it would calculate (OWASP, CSV injection)
 * or turn into something else (`0012` into 12, `1E3` into 1000, `2-3` into a date, `2:` into a time) gets an apostrophe in
 * front, which keeps it a text when the file is opened and saved; `plainText` takes it away again. Knows no file format.
 */
import type { Cell } from './cell'

/** White space and signs that nobody sees (also Hangul fillers and joiners), which spreadsheets skip. */
const unseen = String.raw`[\s\p{Cf}\p{Default_Ignorable_Code_Point}]`
/** With the full-width and small forms that spreadsheets read as the sign itself. */
const formulaPattern = new RegExp(
  String.raw`^(?:${unseen}*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b]|[\t\r\n\0])`,
  'u',
)
/** What can call functions. A plus or minus also begins a number. */
const formula = new RegExp(String.raw`^${unseen}*[=@\uff1d\uff20\ufe66\ufe6b]`, 'u')

const month = String.raw`(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}*\.?`
const between = String.raw`[.,:/\-]*`
/** Looked for in a text without white space, so that no part of a pattern competes for it. */
const convertedPattern = new RegExp(
  `^(?:${[
    String.raw`[(€$]*[.,]?\d[\d.,:/\-+()%€$]*`,
    String.raw`[.,]?\d[\d.,]*e[+\-]?\d+`,
    String.raw`\d[\d.,:]*[ap]\.?m?\.?`,
    String.raw`\d{1,4}${between}${month}${between}\d*`,
    String.raw`${month}${between}\d{1,4}(?:[.,:/\-]+\d{1,4})?`,
    'waar|onwaar|true|false',
  ].join('|')})$`,
  'iu',
)
/** A number that means the same when a spreadsheet has read it. */
const shortNumber = /^(?:0|[1-9]\d{0,8})$/
const unseenSigns = new RegExp(unseen, 'gu')

const isChanged = (text: string) =>
  formulaPattern.test(text) || (!shortNumber.test(text) && convertedPattern.test(text.replace(unseenSigns, '')))

/** Also behind apostrophes of its own, so that taking one away always gives the text back. */
const needsMark = (text: string) => isChanged(text.replace(/^'+/, ''))

export const safeText = (text: string): string => (needsMark(text) ? `'${text}` : text)

/** Undoes `safeText`, and leaves every other text as it is. */
export const plainText = (cell: string): string => (cell.startsWith("'") && needsMark(cell) ? cell.slice(1) : cell)

/** Begins as a formula, whatever a person cannot see stands before it. */
export const beginsAsFormula = (cell: string): boolean => formula.test(cell)

/** Numbers and days are not texts: they stay what they are, a number with the decimal sign of whoever reads. */
export const safeCell = (cell: Cell, decimal: '.' | ','): string => {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.day
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : safeText(cell)
}
