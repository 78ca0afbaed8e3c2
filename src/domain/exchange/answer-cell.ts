/**
 * One cell ↔ one answer: values joined by `|`, a missing reason as its key, an empty cell for not asked. What a value may
 * be is decided by the instrument alone.
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
import type { Item } from '../instrument/items'
import { spokenMissingReasons } from '../instrument/kinds'
import { guardedText, listMark, listOf, plainText } from './cell'
import type { ProblemCode, Refuse } from './problem'

const wholeOf = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : text)

const valueOf = (item: Item, cell: string): unknown => {
  switch (item.kind) {
    case 'date':
    case 'choice':
      return cell.trim()
    case 'many':
    case 'languages':
      return listOf(cell)
    case 'number':
    case 'grade':
      return wholeOf(cell.trim())
    case 'ages':
      return listOf(cell).map(wholeOf)
    case 'schools':
      return listOf(cell).map((place) => (place === '' ? null : place))
    case 'text':
      return plainText(cell)
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

/** The answer that a cell holds; null: not asked (or refused, which is noted). */
export const answerOfCell = (item: Item, cell: string, refuse: Refuse): Answer | null => {
  const word = item.kind === 'text' ? cell : cell.trim()
  if (word === '' || word === 'not_asked') return null
  const missing = spokenMissingReasons.find((reason) => reason === word)
  if (missing) return { value: null, missing }
  const value = valueOf(item, cell)
  const problem = answerProblem(item, value)
  if (problem) refuse(item.key, codeOf(item, problem), cell, allowedFor(item))
  return problem ? null : { value: value as AnswerValue, missing: null }
}

export const cellOfAnswer = (item: Item, answer: Answer | undefined): string => {
  if (answer?.missing) return answer.missing
  const value = answer?.value ?? ''
  if (typeof value === 'object') return value.map((one) => one ?? '').join(listMark)
  return item.kind === 'text' ? guardedText(String(value)) : String(value)
}
