/**
 * The cells that more than one file has: refs, names, e-mail addresses, words to choose from, and free text that a
 * spreadsheet must not take for a formula. Reading a cell always gives a value; when it is wrong it is refused as well.
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
/** Begins with a letter or digit, so that no spreadsheet reads it as a formula; the marks of lists stay out. */
const refPattern = /^[\p{L}\p{N}][^|:\p{Cc}]{0,63}$/u

/** The parts of a list as they are written; an empty cell has none. */
export const partsOf = (cell: string) => (plainLine(cell) === '' ? [] : cell.split(listMark))

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

export const refCell = (cells: Cells, column: string, refuse: Refuse) => {
  const cell = cells[column] ?? ''
  if (required(cells, column, refuse) === '') return ''
  if (!isDamagedRef(cell)) return checkedRef(refOfCell(cell), column, refuse)
  refuse(column, 'damaged_ref', cell)
  return plainLine(cell)
}

/** A ref behind something else, where no spreadsheet can take it for a number. */
export const refPart = (part: string, column: string, refuse: Refuse) => checkedRef(refOfCell(part), column, refuse)

/** One line of words that people read in lists: a name, a programme. A formula has no business there. */
const wordsCell = (text: string, column: string, refuse: Refuse) => {
  if (beginsAsFormula(text)) refuse(column, 'formula', text)
  else if (text.length > nameLimit) refuse(column, 'too_long', text, String(nameLimit))
  return plainText(text)
}

export const nameCell = (cells: Cells, column: string, refuse: Refuse) =>
  wordsCell(required(cells, column, refuse), column, refuse)

export const optionalNameCell = (cells: Cells, column: string, refuse: Refuse) =>
  wordsCell(trimmed(cells, column), column, refuse)

/** Free text comes back byte for byte, with the line ends of a form: a spreadsheet writes its own. */
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

/** An address in lower case; '' only when it may be left out. */
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

/** What a number may be is asked only of those that are not stored yet, by the rule of the form (`phoneProblem`). */
export const phonesCell = (cells: Cells, column: string, refuse: Refuse) =>
  withoutTwice(
    listOf(cells[column] ?? '').map((part) => withPlainDigits(plainText(part))),
    column,
    refuse,
  )

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

/** A day as `YYYY-MM-DD`; how a Dutch one is read is said. What is no day at all stays as it is. */
export const dayText = (text: string, column: string, remark: Remark) => {
  const iso = dateOfDutch(text)
  if (iso !== null) remark(column, 'dutch_date', text, iso)
  return iso ?? text
}

/** A day that exists and is not after `today` (`YYYY-MM-DD`). */
export const pastDay = (day: string, today: string, column: string, refuse: Refuse) => {
  if (!isCalendarDate(day)) refuse(column, 'not_a_date', day)
  else if (day > today) refuse(column, 'in_future', day)
  return day
}
