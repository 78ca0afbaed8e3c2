/**
 * Derives the fact of one ended interview: everything that figures need, and no text, note or name. The database stores it
 * as one row of small numbers (`codebook.ts`). It does not decide which interviews count together; `counting.ts` does.
 */
import type { Answers } from '../instrument/answer'
import type { Channel, Chooser, Ending } from '../instrument/call-details'
import { isUncoded } from '../instrument/coding'
import { missingReasons } from '../instrument/definition'
import type { Instrument } from '../instrument/instrument'
import type { ChoiceItem, ChoiceKey, GradeKey, OptionKey } from '../instrument/keys'
import type { OwnQuestion } from '../instrument/own-questions'
import { effectiveAnswer } from '../instrument/routing'
import { groupsOf, type Groups } from './groups'
import { indexValue, weightsOf, type ItemWeights } from './item-weights'
import { ownCodesOf, type OwnCodes } from './own-codes'
import { weekOf, type Week } from './week'

/**
 * The reasons why an interview is not in the n of a choice item. `not_coded` is a text without a theme (questions 24-26).
 */
export const missingCodes = [...missingReasons, 'not_applicable', 'not_coded'] as const
export type MissingCode = (typeof missingCodes)[number]

/**
 * The chosen options of each choice item of the version, or one missing code. A list is never empty, and a missing code is
 * never together with another code. Languages can be any tag.
 */
export type Choices = { readonly [Key in ChoiceKey]?: readonly (OptionKey<Key> | MissingCode | (string & {}))[] }

/** An interview that ended, with its stored answers. An interview that is open or to be continued has no fact. */
export type EndedInterview = {
  ref: string
  familyRef: string
  /** The version of the instrument that the interview was held with. */
  instrument: Instrument
  /** The answer to question 1, `YYYY-MM-DD`. It decides to which week the interview belongs. */
  callDate: string
  channel: Channel
  /** Who chose the channel. */
  chosenBy: Chooser
  ended: Ending
  /** The instant at which the interview was completed or broken off. */
  endedAt: Date
  answers: Answers
  /** The organisation's own questions that the interview had. Absent: none. */
  ownQuestions?: readonly OwnQuestion[]
}

export type InterviewFact = Omit<EndedInterview, 'answers' | 'ownQuestions'> & {
  readonly week: Week
  /** Whether confidentiality was explained (question 2 is yes). Otherwise the interview is in no figure. */
  readonly counts: boolean
  readonly choices: Choices
  /** The weights of load and of capacity in one table, because no question is in both. */
  readonly weights: ItemWeights
  /** Load and capacity, in the units of the version's index. Null with too few substantive items. */
  readonly load: number | null
  readonly capacity: number | null
  readonly grades: { readonly [key in GradeKey]?: number | null }
  readonly groups: Groups
  readonly ownCodes: OwnCodes
  /**
   * The listed schools of the school-age children, each once, sorted. With none, the interview counts at the organisation
   * only.
   */
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

/** Relies on answers that passed `answerProblem`, so that each value is one of the item's options. */
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

/** The fact of one interview. It depends on that interview alone, so a correction or a coding replaces the whole fact. */
export const interviewFact = ({ answers, ownQuestions = [], ...interview }: EndedInterview): InterviewFact => {
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
    ownCodes: ownCodesOf(ownQuestions, answers),
    schools: schoolsOf(instrument, answers),
  }
}
