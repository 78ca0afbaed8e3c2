/**
 * Reads the kinds of cells that several files share: refs, names, e-mail addresses, codes to choose from, free text and
 * days. Each function returns a value even when the cell is wrong, and then also calls `refuse`.
 */
import { beginsAsFormula, plainText } from '../export/safe-cell'
import { dateOfDutch, isCalendarDate } from '../dates'
import { isEmailAddress } from '../people/email-address'
import { withPlainDigits } from '../people/phone-number'
import { listMark } from './list-mark'
import { plainLine, withPlainLineEnds } from './plain-line'
import type { Refuse, Remark } from './problem'
import { isDamagedRef, refOfCell } from './ref-cell'
import type { Cells } from './table'

const nameLimit = 200
/** A ref begins with a letter or digit, so that no spreadsheet reads it as a formula, and has no separator of lists. */
const refPattern = /^[\p{L}\p{N}][^|:\p{Cc}]{0,63}$/u

/** The parts of a list as they are written. An empty cell has no parts. */
export const partsOf = (cell: string) => (plainLine(cell) === '' ? [] : cell.split(listMark))

/** The parts of a list, each without invisible characters and surrounding white space. */
export const listOf = (cell: string) => partsOf(cell).map(plainLine)

const trimmed = (cells: Cells, column: string) => plainLine(cells[column] ?? '')

const required = (cells: Cells, column: string, refuse: Refuse) => {
  const text = trimmed(cells, column)
  if (text === '') refuse(column, 'required')
  return text
}

const checkedRef = (ref: string, column: string, refuse: Refuse) => {
  if (ref !== '' && !refPattern.test(ref)) refuse(column, 'bad_ref', ref)
  return ref
}

/** Reads a required ref. A ref that a spreadsheet damaged is refused, because the original cannot be recovered. */
export const refCell = (cells: Cells, column: string, refuse: Refuse) => {
  const cell = cells[column] ?? ''
  if (required(cells, column, refuse) === '') return ''
  if (!isDamagedRef(cell)) return checkedRef(refOfCell(cell), column, refuse)
  refuse(column, 'damaged_ref', cell)
  return plainLine(cell)
}

/**
 * Reads a ref that follows other text in a cell. A spreadsheet does not convert it there, so it is not checked for damage.
 */
export const refPart = (part: string, column: string, refuse: Refuse) => checkedRef(refOfCell(part), column, refuse)

/** Reads one line of text that people see in lists, such as a name. A text that begins as a formula is refused. */
const wordsCell = (text: string, column: string, refuse: Refuse) => {
  if (beginsAsFormula(text)) refuse(column, 'formula', text)
  else if (text.length > nameLimit) refuse(column, 'too_long', text, String(nameLimit))
  return plainText(text)
}

export const nameCell = (cells: Cells, column: string, refuse: Refuse) =>
  wordsCell(required(cells, column, refuse), column, refuse)

export const optionalNameCell = (cells: Cells, column: string, refuse: Refuse) =>
  wordsCell(trimmed(cells, column), column, refuse)

/** Reads free text byte for byte, except for line ends, because a spreadsheet writes its own. */
export const textCell = (cells: Cells, column: string, limit: number, refuse: Refuse) => {
  const text = withPlainLineEnds(plainText(cells[column] ?? ''))
  if (text.length > limit) refuse(column, 'too_long', text, String(limit))
  return text
}

const emailPart = (part: string, column: string, refuse: Refuse) => {
  const email = plainText(part)
  if (beginsAsFormula(part) || !isEmailAddress(email)) refuse(column, 'not_an_email', part)
  return email.toLowerCase()
}

/** Reads an e-mail address in lower case; '' when the cell is empty. */
export const emailCell = (cells: Cells, column: string, refuse: Refuse, may: 'be_empty' | 'not_be_empty') => {
  const text = may === 'be_empty' ? trimmed(cells, column) : required(cells, column, refuse)
  return text === '' ? '' : emailPart(text, column, refuse)
}

const withoutTwice = (parts: string[], column: string, refuse: Refuse) => {
  if (new Set(parts).size !== parts.length) refuse(column, 'twice')
  return parts
}

export const emailsCell = (cells: Cells, column: string, refuse: Refuse) =>
  withoutTwice(
    listOf(cells[column] ?? '').map((part) => emailPart(part, column, refuse)),
    column,
    refuse,
  )

/** Reads phone numbers without checking them. The import checks those that are not stored yet, by the rule of the form. */
export const phonesCell = (cells: Cells, column: string, refuse: Refuse) =>
  withoutTwice(
    listOf(cells[column] ?? '').map((part) => withPlainDigits(plainText(part))),
    column,
    refuse,
  )

/** Reads one of the options. It returns the first option when the cell is refused. */
export const choiceCell = <Option extends string>(
  cells: Cells,
  column: string,
  options: readonly [Option, ...Option[]],
  refuse: Refuse,
): Option => {
  const text = required(cells, column, refuse)
  const option = options.find((candidate) => candidate === text)
  if (!option && text !== '') refuse(column, 'unknown_option', text, options.join(', '))
  return option ?? options[0]
}

/** A day as `YYYY-MM-DD`. A Dutch notation is converted and remarked; a text that is no day is returned unchanged. */
export const dayText = (text: string, column: string, remark: Remark) => {
  const iso = dateOfDutch(text)
  if (iso !== null) remark(column, 'dutch_date', text, iso)
  return iso ?? text
}

/** Refuses a day that does not exist or is after `today` (`YYYY-MM-DD`). */
export const pastDay = (day: string, today: string, column: string, refuse: Refuse) => {
  if (!isCalendarDate(day)) refuse(column, 'not_a_date', day)
  else if (day > today) refuse(column, 'in_future', day)
  return day
}
