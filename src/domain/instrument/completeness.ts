/**
 * How far the conversation is: per question asked, open, later or closed by its route; per section how many. For the
 * caller's overview and for coaching, never for ranking. A missing reason counts as asked: the question was put.
 */
import type { Answers } from './answer'
import { questions, type Question, type QuestionKey, type Section } from './items'
import { effectiveAnswer } from './routing'

export type QuestionState = 'asked' | 'open' | 'later' | 'not_applicable'

const isAnswered = (key: string, answers: Answers) => {
  const answer = effectiveAnswer(key, answers)
  return answer.state === 'value' || (answer.state === 'missing' && answer.missing !== 'not_asked')
}

export const questionState = (question: Question, answers: Answers, later: readonly string[]): QuestionState => {
  if (effectiveAnswer(question.key, answers).state === 'not_applicable') return 'not_applicable'
  const asked =
    isAnswered(question.key, answers) ||
    (question.parts ?? []).some((part) => part.kind === 'text' && isAnswered(part.key, answers))
  if (asked) return 'asked'
  return later.includes(question.key) ? 'later' : 'open'
}

/** Of a section: how many questions were asked, of how many that its routes leave open. */
export const sectionProgress = (section: Section, answers: Answers): { asked: number; of: number } => {
  const states = questions
    .filter((question) => question.section === section)
    .map((question) => questionState(question, answers, []))
    .filter((state) => state !== 'not_applicable')
  return { asked: states.filter((state) => state === 'asked').length, of: states.length }
}

export const notAsked = (answers: Answers): QuestionKey[] =>
  questions.filter((question) => questionState(question, answers, []) === 'open').map((question) => question.key)
