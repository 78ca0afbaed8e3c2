/**
 * The fact of one ended interview: everything figures need, typed, and nothing they do not (no text, no note, no name).
 * The database keeps it as one row of small numbers (`codebook.ts`). Knows one interview only; which interviews count together is counting.ts.
 */
import type { Answers } from '../instrument/answer'
import type { Channel, Ending } from '../instrument/call-details'
import { isUncoded } from '../instrument/coding'
import { missingReasons } from '../instrument/definition'
import type { Instrument } from '../instrument/instrument'
import type { ChoiceItem, ChoiceKey, GradeKey, OptionKey } from '../instrument/keys'
import { effectiveAnswer } from '../instrument/routing'
import { groupsOf, type Groups } from './groups'
import { indexValue, weightsOf, type ItemWeights } from './item-weights'
import { weekOf, type Week } from './week'

/** Why a choice is not in n. `not_coded`: a text without a theme (24-26). */
export const missingCodes = [...missingReasons, 'not_applicable', 'not_coded'] as const
export type MissingCode = (typeof missingCodes)[number]

/**
 * Per choice item of the version the options that were chosen, or why there is none: never empty, and a reason stands alone.
 * Languages are any tag.
 */
export type Choices = { readonly [Key in ChoiceKey]?: readonly (OptionKey<Key> | MissingCode | (string & {}))[] }

/** An interview that ended, with its stored answers. Open and to-be-continued interviews have no fact. */
export type EndedInterview = {
  ref: string
  familyRef: string
  /** The version that it was made with. */
  instrument: Instrument
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
  /** Of load and of capacity: the two share no question. */
  readonly weights: ItemWeights
  /** In the units of the version's index; null with too few substantive items. */
  readonly load: number | null
  readonly capacity: number | null
  readonly grades: { readonly [key in GradeKey]?: number | null }
  readonly groups: Groups
  /** Listed schools of the school-age children, each once, in code-unit order; none means the organisation only. */
  readonly schools: readonly string[]
}

const codesOf = (instrument: Instrument, item: ChoiceItem, answers: Answers): readonly string[] => {
  const answer = effectiveAnswer(instrument, item.key, answers)
  if (answer.state === 'value') return [answer.value].flat().map(String)
  const question = instrument.questionOf(item.key)
  const isText = question?.key === item.key && isUncoded(instrument, question, answers)
  const reason: MissingCode = answer.state === 'missing' ? answer.missing : 'not_applicable'
  return [isText ? 'not_coded' : reason]
}

/** Every answer has passed `answerProblem` for its item, so a value is one of the item's options. */
const choicesOf = (instrument: Instrument, answers: Answers): Choices =>
  Object.fromEntries(instrument.choiceItems.map((item) => [item.key, codesOf(instrument, item, answers)]))

const gradesOf = (instrument: Instrument, answers: Answers): InterviewFact['grades'] =>
  Object.fromEntries(
    instrument.gradeQuestions.map(({ key, as }) => {
      const answer = effectiveAnswer(instrument, key, answers)
      return [as, answer.state === 'value' ? Number(answer.value) : null]
    }),
  )

const schoolsOf = (instrument: Instrument, answers: Answers): string[] => {
  const answer = effectiveAnswer(instrument, 'schools', answers)
  if (answer.state !== 'value' || !Array.isArray(answer.value)) return []
  const schoolPlaces = answer.value
    .filter((school) => typeof school === 'string')
    .filter((school) => school !== 'other')
  return [...new Set(schoolPlaces)].toSorted()
}

/** The fact of one interview. Depends on its answers alone, so a correction or a coding is simply a new fact. */
export const interviewFact = ({ answers, ...interview }: EndedInterview): InterviewFact => {
  const { instrument } = interview
  const weights = { ...weightsOf(instrument, 'load', answers), ...weightsOf(instrument, 'capacity', answers) }
  const choices = choicesOf(instrument, answers)
  return {
    ...interview,
    week: weekOf(interview.callDate),
    counts: choices.confidentiality?.[0] === 'yes',
    choices,
    weights,
    load: indexValue(instrument.indexes.load, weights),
    capacity: indexValue(instrument.indexes.capacity, weights),
    grades: gradesOf(instrument, answers),
    groups: groupsOf(instrument, answers, weights),
    schools: schoolsOf(instrument, answers),
  }
}
