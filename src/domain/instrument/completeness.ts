/**
 * Computes how far a conversation is: the state of each question, and the progress of each section. It is for the caller's
 * overview and for coaching, never for ranking. A question with a missing reason counts as asked, because it was asked.
 */
import type { Answers } from './answer'
import type { Instrument } from './instrument'
import type { CallSection, Question } from './keys'
import { effectiveAnswer } from './routing'

export type QuestionState = 'asked' | 'open' | 'later' | 'not_applicable'

const isAnswered = (instrument: Instrument, key: string, answers: Answers) => {
  const answer = effectiveAnswer(instrument, key, answers)
  return answer.state === 'value' || (answer.state === 'missing' && answer.missing !== 'not_asked')
}

/** The state of a question. A text counts as an answer to its question. `deferredKeys` are the questions to ask later. */
export const questionState = (
  instrument: Instrument,
  question: Question,
  answers: Answers,
  deferredKeys: readonly string[],
): QuestionState => {
  if (effectiveAnswer(instrument, question.key, answers).state === 'not_applicable') return 'not_applicable'
  const asked =
    isAnswered(instrument, question.key, answers) ||
    (question.parts ?? []).some((part) => part.kind === 'text' && isAnswered(instrument, part.key, answers))
  if (asked) return 'asked'
  return deferredKeys.includes(question.key) ? 'later' : 'open'
}

/** How many questions of a section were asked, of those with open routes. */
export const sectionProgress = (
  instrument: Instrument,
  section: CallSection,
  answers: Answers,
): { asked: number; of: number } => {
  const states = instrument.questions
    .filter((question) => question.section === section)
    .map((question) => questionState(instrument, question, answers, []))
    .filter((state) => state !== 'not_applicable')
  return { asked: states.filter((state) => state === 'asked').length, of: states.length }
}

/** The questions that are open, deferred ones included. */
export const notAsked = (instrument: Instrument, answers: Answers): Question['key'][] =>
  instrument.questions
    .filter((question) => questionState(instrument, question, answers, []) === 'open')
    .map((question) => question.key)
