/**
 * Checks what may be stored as the answer to an item: a value of its kind, or a missing reason. It uses no library, because
 * the browser runs the same checks and its code must stay small. It does not look at routes.
 */
import type { CallDetailKey } from './call-details'
import type { SpokenMissingReason } from './definition'
import type { AskedKey, Item } from './keys'
import { isCalendarDate } from '../dates'

export type AnswerValue = string | number | readonly string[] | readonly number[] | readonly (string | null)[]

/** A stored answer: a value or a missing reason, never both. Neither means not asked. */
export type Answer = { value: AnswerValue | null; missing: SpokenMissingReason | null }
/** Stored answers by the key of the item. An absent key means not asked. All values passed `answerProblem`. */
export type Answers = { readonly [Key in AskedKey | CallDetailKey]?: Answer | undefined }

/** The answer of a key that is any text, without the properties that every object has. */
export const answerAt = (answers: Answers, key: string): Answer | undefined => new Map(Object.entries(answers)).get(key)

export type AnswerProblem =
  | 'wrong_kind'
  | 'unknown_option'
  | 'out_of_range'
  | 'too_many'
  | 'twice'
  | 'excludes_others'
  | 'too_long'
  | 'bad_characters'
  | 'not_a_date'

export const textLimit = 10_000
export const listLimit = 30
export const ageLimit = 25
export const childrenLimit = 15
export const gradeRange = { min: 1, max: 10 } as const

const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/
const schoolRef = /^[^\s|:][^|:\n\r]{0,63}$/

/** Refuses NUL, which Postgres cannot store, and lone surrogates, which UTF-8 cannot encode. */
export const isStorableText = (text: string) => !text.includes('\u0000') && text.isWellFormed()

const wholeBetween = (value: unknown, min: number, max: number): AnswerProblem | null => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrong_kind'
  return value < min || value > max ? 'out_of_range' : null
}

const listProblem = (
  value: unknown,
  limit: number,
  each: (element: unknown) => AnswerProblem | null,
): AnswerProblem | null => {
  if (!Array.isArray(value)) return 'wrong_kind'
  if (value.length > limit) return 'too_many'
  for (const element of value) {
    const problem = each(element)
    if (problem) return problem
  }
  return null
}

const optionsProblem = (value: unknown, isKnown: (option: string) => boolean, exclusive?: string) => {
  const problem = listProblem(value, listLimit, (element) =>
    typeof element !== 'string' ? 'wrong_kind' : isKnown(element) ? null : 'unknown_option',
  )
  if (problem) return problem
  // `problem` checked that the value is a list of options.
  const chosenOptions = value as string[]
  if (new Set(chosenOptions).size !== chosenOptions.length) return 'twice'
  return exclusive && chosenOptions.length > 1 && chosenOptions.includes(exclusive) ? 'excludes_others' : null
}

const textProblem = (value: unknown): AnswerProblem | null => {
  if (typeof value !== 'string') return 'wrong_kind'
  if (value.length > textLimit) return 'too_long'
  return isStorableText(value) ? null : 'bad_characters'
}

/**
 * Why `value` cannot be the answer to `item`, or null when it can. An empty list or text is allowed, and clears the answer
 * (see `clears`). All limits of values are checked here.
 */
export const answerProblem = (item: Item, value: unknown): AnswerProblem | null => {
  switch (item.kind) {
    case 'date':
      if (typeof value !== 'string') return 'wrong_kind'
      return isCalendarDate(value) ? null : 'not_a_date'
    case 'choice':
      if (typeof value !== 'string') return 'wrong_kind'
      return item.options.includes(value) ? null : 'unknown_option'
    case 'many':
      return optionsProblem(value, (option) => item.options.includes(option), item.exclusive)
    case 'languages':
      return optionsProblem(value, (option) => option === 'other' || languageTag.test(option))
    case 'number':
      return wholeBetween(value, item.min, item.max)
    case 'grade':
      return wholeBetween(value, gradeRange.min, gradeRange.max)
    case 'ages':
      return listProblem(value, childrenLimit, (age) => wholeBetween(age, 0, ageLimit))
    case 'schools':
      return listProblem(value, childrenLimit, (school) =>
        school === null
          ? null
          : typeof school !== 'string'
            ? 'wrong_kind'
            : schoolRef.test(school) && isStorableText(school)
              ? null
              : 'unknown_option',
      )
    case 'text':
      return textProblem(value)
    default:
      return item satisfies never
  }
}

export const noteProblem = textProblem

/** Returns whether storing the value removes the answer, which an empty list or text does. */
export const clears = (value: AnswerValue) => (typeof value === 'number' ? false : value.length === 0)
