/**
 * How far the conversation is: per question asked, open, later or closed by its route; per section how many. For the
 * caller's overview and for coaching, never for ranking. A missing reason counts as asked: the question was put.
 */
import type { Answers } from './answer'
import type { Instrument } from './instrument'
import type { Question, QuestionKey, Section } from './keys'
import { effectiveAnswer } from './routing'

export type QuestionState = 'asked' | 'open' | 'later' | 'not_applicable'

const isAnswered = (instrument: Instrument, key: string, answers: Answers) => {
  const answer = effectiveAnswer(instrument, key, answers)
  return answer.state === 'value' || (answer.state === 'missing' && answer.missing !== 'not_asked')
}

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

/** Of a section: how many questions were asked, of how many that its routes leave open. */
export const sectionProgress = (
  instrument: Instrument,
  section: Section,
  answers: Answers,
): { asked: number; of: number } => {
  const states = instrument.questions
    .filter((question) => question.section === section)
    .map((question) => questionState(instrument, question, answers, []))
    .filter((state) => state !== 'not_applicable')
  return { asked: states.filter((state) => state === 'asked').length, of: states.length }
}

export const notAsked = (instrument: Instrument, answers: Answers): QuestionKey[] =>
  instrument.questions
    .filter((question) => questionState(instrument, question, answers, []) === 'open')
    .map((question) => question.key)
