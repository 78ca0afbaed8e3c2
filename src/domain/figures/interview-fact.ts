/**
 * The fact of one ended interview: everything figures need, typed, and nothing they do not (no text, no note, no name).
 * The database keeps it as one wide row. Knows one interview only; which interviews count together is counting.ts.
 */
import type { Answers } from '../instrument/answer'
import type { Channel, Ending } from '../instrument/beside'
import { isUncoded } from '../instrument/checks'
import { choiceItems, type ChoiceKey, type Item, type OptionKey } from '../instrument/items'
import { missingReasons } from '../instrument/kinds'
import { effectiveAnswer } from '../instrument/routing'
import type { questions } from '../instrument/v1'
import { groupsOf, type Groups } from './groups'
import { capacity840, capacityOf, load5040, loadOf } from './interview-items'
import type { CapacityItem, ItemValues, LoadItem } from './interview-items'
import { weekOf, type Week } from './week'

/** Why a choice is not in n. `not_coded`: a text without a theme (24-26). */
export const missingCodes = [...missingReasons, 'not_applicable', 'not_coded'] as const
export type MissingCode = (typeof missingCodes)[number]

type Part<Q> = Q extends { parts: readonly (infer P)[] } ? Q | P : Q
type ManyKey = Extract<Part<(typeof questions)[number]>, { kind: 'many' }>['key']
export type ListKey = ManyKey | 'home_languages'

/** One choice: its option or why there is none. A list: its options, or one such reason alone; never empty. */
export type Choices = {
  readonly [K in ChoiceKey]: K extends 'home_languages'
    ? readonly string[]
    : K extends ListKey
      ? readonly (OptionKey<K> | MissingCode)[]
      : OptionKey<K> | MissingCode
}

/** An interview that ended, with its stored answers. Open and to-be-continued interviews have no fact. */
export type EndedInterview = {
  ref: string
  familyRef: string
  /** Question 1, a calendar date `YYYY-MM-DD`: by this the interview belongs to its week. */
  callDate: string
  channel: Channel
  ended: Ending
  /** When it was completed or broken off. */
  endedAt: Date
  answers: Answers
}

export type InterviewFact = Omit<EndedInterview, 'answers'> & {
  readonly week: Week
  /** Confidentiality was explained (question 2 is yes); otherwise the interview is in no figure at all. */
  readonly counts: boolean
  readonly choices: Choices
  readonly loadItems: ItemValues<LoadItem>
  readonly capacityItems: ItemValues<CapacityItem>
  /** In 1/5040 and 1/840, null with too few substantive items. */
  readonly load5040: number | null
  readonly capacity840: number | null
  readonly gradeParent: number | null
  readonly gradeChildren: number | null
  readonly groups: Groups
  /** Listed schools of the school-age children, each once, in code-unit order; none means the organisation only. */
  readonly schools: readonly string[]
}

const themed: readonly string[] = ['keeps_going', 'needs', 'goes_well']

const codeOf = (item: Item, answers: Answers): unknown => {
  const answer = effectiveAnswer(item.key, answers)
  if (answer.state === 'value') return answer.value
  const reason: MissingCode = answer.state === 'missing' ? answer.missing : 'not_applicable'
  const code = themed.includes(item.key) && isUncoded(item.key, answers) ? 'not_coded' : reason
  return item.kind === 'choice' ? code : [code]
}

/** Every answer has passed `answerProblem` for its item, so a value is one of the item's options. */
const choicesOf = (answers: Answers): Choices =>
  Object.fromEntries(choiceItems.map((item) => [item.key, codeOf(item, answers)])) as Choices

const grade = (key: 'grade_parent' | 'grade_children', answers: Answers): number | null => {
  const answer = effectiveAnswer(key, answers)
  return answer.state === 'value' ? Number(answer.value) : null
}

const schoolsOf = (answers: Answers): string[] => {
  const answer = effectiveAnswer('schools', answers)
  if (answer.state !== 'value') return []
  const places = answer.value as readonly (string | null)[]
  const listed = places.filter((place) => place !== null).filter((place) => place !== 'other')
  return [...new Set(listed)].toSorted()
}

/** The fact of one interview. Depends on its answers alone, so a correction or a coding is simply a new fact. */
export const interviewFact = ({ answers, ...interview }: EndedInterview): InterviewFact => {
  const loads = loadOf(answers)
  const capacities = capacityOf(answers)
  const choices = choicesOf(answers)
  return {
    ...interview,
    week: weekOf(interview.callDate),
    counts: choices.confidentiality === 'yes',
    choices,
    loadItems: loads,
    capacityItems: capacities,
    load5040: load5040(loads),
    capacity840: capacity840(capacities),
    gradeParent: grade('grade_parent', answers),
    gradeChildren: grade('grade_children', answers),
    groups: groupsOf(answers, loads.devices),
    schools: schoolsOf(answers),
  }
}
