/**
 * Protects texts in cells from spreadsheets, in every file that we write. A text that a spreadsheet would calculate (OWASP,
 * CSV injection) or convert (`0012` into 12, `1E3` into 1000, `2-3` into a date, `2:` into a time) gets an apostrophe in
 * front, so that it is still the same text after the file was opened and saved. `plainText` removes the apostrophe.
 */
import type { Cell } from './cell'

/** White space and invisible characters (also Hangul fillers and joiners), which spreadsheets skip. */
const unseen = String.raw`[\s\p{Cf}\p{Default_Ignorable_Code_Point}]`
/** The beginning of a formula, with the full-width and small forms that spreadsheets read as the ordinary character. */
const formulaPattern = new RegExp(
  String.raw`^(?:${unseen}*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b]|[\t\r\n\0])`,
  'u',
)
/** The beginning of a formula without plus and minus, which also begin a number. */
const formula = new RegExp(String.raw`^${unseen}*[=@\uff1d\uff20\ufe66\ufe6b]`, 'u')

const month = String.raw`(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}*\.?`
const between = String.raw`[.,:/\-]*`
/** Matched against text without white space, so that the pattern cannot backtrack over it. */
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
/** A number that a spreadsheet does not change. */
const shortNumber = /^(?:0|[1-9]\d{0,8})$/
const unseenSigns = new RegExp(unseen, 'gu')

const isChanged = (text: string) =>
  formulaPattern.test(text) || (!shortNumber.test(text) && convertedPattern.test(text.replace(unseenSigns, '')))

/** Ignores apostrophes that the text itself begins with, so that removing one always gives the original text. */
const needsMark = (text: string) => isChanged(text.replace(/^'+/, ''))

/** The text with an apostrophe in front when a spreadsheet would calculate or convert it. */
export const safeText = (text: string): string => (needsMark(text) ? `'${text}` : text)

/** Reverses `safeText`, and leaves every other text unchanged. */
export const plainText = (cell: string): string => (cell.startsWith("'") && needsMark(cell) ? cell.slice(1) : cell)

/** Returns whether a cell begins as a formula, also behind invisible characters. */
export const beginsAsFormula = (cell: string): boolean => formula.test(cell)

/** A cell as text for a file. Texts are protected, numbers get the decimal sign of the reader, days stay as they are. */
export const safeCell = (cell: Cell, decimal: '.' | ','): string => {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.day
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : safeText(cell)
}
