/**
 * Converts between a cell and an answer: values are joined by `|`, a missing reason is its key, and an empty cell means not
 * asked. It does not decide which values are allowed; the instrument does.
 */
import {
  ageLimit,
  answerProblem,
  childrenLimit,
  gradeRange,
  textLimit,
  type Answer,
  type AnswerProblem,
  type AnswerValue,
} from '../instrument/answer'
import type { Item } from '../instrument/keys'
import { spokenMissingReasons } from '../instrument/definition'
import { plainText, safeText } from '../export/safe-cell'
import { dayText, listOf, partsOf } from './cell'
import { listMark } from './list-mark'
import { plainLine, withPlainLineEnds } from './plain-line'
import { cellOfRef, refOfCell } from './ref-cell'
import type { ProblemCode, Refuse, Remark } from './problem'

const wholeOf = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : text)

/** A text that equals the key of a missing reason gets one more apostrophe in front, so that it comes back as a text. */
const reason = new RegExp(`^'*(?:${['not_asked', ...spokenMissingReasons].join('|')})$`)
const textOfCell = (cell: string) =>
  withPlainLineEnds(cell.startsWith("'") && reason.test(cell) ? cell.slice(1) : plainText(cell))
const cellOfText = (text: string) => (reason.test(text) ? `'${text}` : safeText(text))

const valueOf = (item: Item, cell: string, remark: Remark): unknown => {
  switch (item.kind) {
    case 'date':
      return dayText(plainLine(cell), item.key, remark)
    case 'choice':
      return plainLine(cell)
    case 'many':
    case 'languages':
      return listOf(cell)
    case 'number':
    case 'grade':
      return wholeOf(plainLine(cell))
    case 'ages':
      return listOf(cell).map(wholeOf)
    case 'schools':
      return partsOf(cell).map((school) => refOfCell(school) || null)
    case 'text':
      return textOfCell(cell)
    default:
      return item satisfies never
  }
}

const allowedFor = (item: Item): string => {
  switch (item.kind) {
    case 'choice':
    case 'many':
      return item.options.join(', ')
    case 'number':
      return `${item.min}-${item.max}`
    case 'grade':
      return `${gradeRange.min}-${gradeRange.max}`
    case 'ages':
      return `0-${ageLimit}`
    case 'schools':
      return String(childrenLimit)
    case 'text':
      return String(textLimit)
    case 'date':
    case 'languages':
      return ''
    default:
      return item satisfies never
  }
}

const codeOf = (item: Item, problem: AnswerProblem): ProblemCode => {
  if (problem === 'unknown_option' && item.kind === 'languages') return 'unknown_language'
  if (problem === 'unknown_option' && item.kind === 'schools') return 'unknown_school'
  return problem === 'wrong_kind' ? 'not_a_number' : problem
}

/** The answer in a cell. Null: the question was not asked, or the cell is wrong and `refuse` was called. */
export const answerOfCell = (item: Item, cell: string, refuse: Refuse, remark: Remark): Answer | null => {
  const word = item.kind === 'text' ? cell : plainLine(cell)
  if (word === '' || word === 'not_asked') return null
  const missing = spokenMissingReasons.find((reason) => reason === word)
  if (missing) return { value: null, missing }
  const value = valueOf(item, cell, remark)
  const problem = answerProblem(item, value)
  if (problem) refuse(item.key, codeOf(item, problem), cell, allowedFor(item))
  // Without a problem the value is an answer to the item.
  return problem ? null : { value: value as AnswerValue, missing: null }
}

/** Refs of schools are written as refs, because they can look like a number or a day. */
const listed = (item: Item, one: string | number) => (item.kind === 'schools' ? cellOfRef(String(one)) : String(one))

/** The cell of an answer, which `answerOfCell` reads back. It is empty for a question that was not asked. */
export const cellOfAnswer = (item: Item, answer: Answer | undefined): string => {
  if (answer?.missing) return answer.missing
  const value = answer?.value ?? ''
  if (typeof value === 'object') return value.map((one) => (one === null ? '' : listed(item, one))).join(listMark)
  return item.kind === 'text' ? cellOfText(String(value)) : String(value)
}
