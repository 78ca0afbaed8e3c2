/**
 * What to look at before an interview ends. Hard checks stop completing; soft ones only ask for another look. Each names
 * the question to jump to. Only the date and the confidentiality are mandatory.
 */
import type { Answers } from './answer'
import type { QuestionKey } from './items'
import { agesOf, effectiveAnswer, isSchoolAge } from './routing'

export type CheckId =
  | 'date_missing'
  | 'date_in_future'
  | 'confidentiality_not_explained'
  | 'ages_differ_from_count'
  | 'schools_differ_from_ages'
  | 'text_without_theme'
  | 'help_without_action'
  | 'no_dutch_no_interpreter'

export type Check = { id: CheckId; key: QuestionKey; hard: boolean }

/** `today` is the calendar day in Amsterdam; `agreedHelp` the number of help items agreed in this interview. */
export type CheckContext = { today: string; agreedHelp: number }

const soft = (id: CheckId, key: QuestionKey): Check => ({ id, key, hard: false })

const listOf = (answers: Answers, key: string): readonly unknown[] => {
  const answer = effectiveAnswer(key, answers)
  return answer.state === 'value' && Array.isArray(answer.value) ? (answer.value as readonly unknown[]) : []
}

const choiceOf = (answers: Answers, key: string): string | null => {
  const answer = effectiveAnswer(key, answers)
  return answer.state === 'value' ? String(answer.value) : null
}

/** What stands in the way of completing: a date that is not in the future, and confidentiality explained. */
export const hardChecks = (answers: Answers, today: string): Check[] => {
  const date = choiceOf(answers, 'call_date')
  const checks: Check[] = []
  if (date === null) checks.push({ id: 'date_missing', key: 'call_date', hard: true })
  else if (date > today) checks.push({ id: 'date_in_future', key: 'call_date', hard: true })
  if (choiceOf(answers, 'confidentiality') !== 'yes')
    checks.push({ id: 'confidentiality_not_explained', key: 'confidentiality', hard: true })
  return checks
}

const familyChecks = (answers: Answers): Check[] => {
  const checks: Check[] = []
  const ages = agesOf(answers)
  const count = answers.children_count?.value
  if (ages && typeof count === 'number' && ages.length !== count)
    checks.push(soft('ages_differ_from_count', 'children_ages'))
  const places = listOf(answers, 'schools')
  if (ages && places.length > 0 && places.length !== ages.filter(isSchoolAge).length)
    checks.push(soft('schools_differ_from_ages', 'schools'))
  const languages = listOf(answers, 'home_languages')
  if (languages.length > 0 && !languages.includes('nl') && !answers.interpreter_next_time?.value)
    checks.push(soft('no_dutch_no_interpreter', 'home_languages'))
  return checks
}

const codedTexts = ['keeps_going', 'needs', 'goes_well'] as const

/** Text that no theme was given to yet, and that no missing reason stands above. */
export const isUncoded = (key: string, answers: Answers): boolean => {
  const text = answers[`${key}_text`]?.value
  const themes = answers[key]
  return typeof text === 'string' && text.trim() !== '' && !themes?.missing && listOf(answers, key).length === 0
}

export const softChecks = (answers: Answers, agreedHelp: number): Check[] => [
  ...familyChecks(answers),
  ...codedTexts.filter((key) => isUncoded(key, answers)).map((key) => soft('text_without_theme', key)),
  ...(choiceOf(answers, 'can_we_help') === 'yes' && agreedHelp === 0
    ? [soft('help_without_action', 'can_we_help')]
    : []),
]

export const checksOf = (answers: Answers, context: CheckContext): Check[] => [
  ...hardChecks(answers, context.today),
  ...softChecks(answers, context.agreedHelp),
]
