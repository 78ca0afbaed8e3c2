/**
 * Checks an interview before it ends. Hard checks stop its completion: only the date and the explanation of confidentiality
 * are mandatory. Soft checks ask for another look. Each result has the question to jump to. The record of a question lists
 * its checks.
 */
import type { Answers } from './answer'
import { isUncoded } from './coding'
import { checkIds, type CheckId } from './definition'
import type { Instrument } from './instrument'
import type { Question } from './keys'
import { agesOf, chosenOptions, isSchoolAge } from './routing'

export type Check = { id: CheckId; key: Question['key']; hard: boolean }

/** `today` is the calendar day in Amsterdam; `agreedHelp` the number of help items agreed in this interview. */
export type CheckContext = { today: string; agreedHelp: number }

type Subject = { instrument: Instrument; question: Question; answers: Answers }

const choiceOf = ({ instrument, question, answers }: Subject): string | null =>
  chosenOptions(instrument, question.key, answers)[0] ?? null

type HardCheckId = 'date_missing' | 'date_in_future' | 'confidentiality_not_explained'
type SoftCheckId = Exclude<CheckId, HardCheckId>

/** Each rule returns whether its check fails and so stops the completion. */
const hardRules: Record<HardCheckId, (subject: Subject, today: string) => boolean> = {
  date_missing: (subject) => choiceOf(subject) === null,
  date_in_future: (subject, today) => (choiceOf(subject) ?? '') > today,
  confidentiality_not_explained: (subject) => choiceOf(subject) !== 'yes',
}

const softRules: Record<SoftCheckId, (subject: Subject, agreedHelp: number) => boolean> = {
  ages_differ_from_count: ({ answers }) => {
    const ages = agesOf(answers)
    const count = answers.children_count?.value
    return ages !== null && typeof count === 'number' && ages.length !== count
  },
  schools_differ_from_ages: ({ instrument, question, answers }) => {
    const ages = agesOf(answers)
    const schools = chosenOptions(instrument, question.key, answers)
    return ages !== null && schools.length > 0 && schools.length !== ages.filter(isSchoolAge).length
  },
  no_dutch_no_interpreter: ({ instrument, question, answers }) => {
    const languages = chosenOptions(instrument, question.key, answers)
    return languages.length > 0 && !languages.includes('nl') && !answers.interpreter_next_time?.value
  },
  text_without_theme: ({ instrument, question, answers }) => isUncoded(instrument, question, answers),
  help_without_action: (subject, agreedHelp) => choiceOf(subject) === 'yes' && agreedHelp === 0,
}

const isHard = (id: CheckId): id is HardCheckId => id in hardRules

/** The failing checks in the order of `checkIds`, and for each the failing questions in the instrument's order. */
const failing = (instrument: Instrument, hard: boolean, fails: (id: CheckId, question: Question) => boolean): Check[] =>
  checkIds
    .filter((id) => isHard(id) === hard)
    .flatMap((id) =>
      instrument.questions
        .filter((question) => question.checks?.includes(id) && fails(id, question))
        .map(({ key }) => ({ id, key, hard })),
    )

/** The failing checks that stop the completion: a missing or future date, or confidentiality that was not explained. */
export const hardChecks = (instrument: Instrument, answers: Answers, today: string): Check[] =>
  failing(instrument, true, (id, question) => isHard(id) && hardRules[id]({ instrument, question, answers }, today))

/** The failing checks that ask for another look. */
export const softChecks = (instrument: Instrument, answers: Answers, agreedHelp: number): Check[] =>
  failing(
    instrument,
    false,
    (id, question) => !isHard(id) && softRules[id]({ instrument, question, answers }, agreedHelp),
  )

/** All failing checks, the hard ones first. */
export const checksOf = (instrument: Instrument, answers: Answers, context: CheckContext): Check[] => [
  ...hardChecks(instrument, answers, context.today),
  ...softChecks(instrument, answers, context.agreedHelp),
]
