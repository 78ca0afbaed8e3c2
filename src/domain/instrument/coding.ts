/**
 * Finds the texts that people code into themes, during the call or up to seven days after it. Coding is not a correction.
 */
import type { Answers } from './answer'
import type { Instrument } from './instrument'
import type { Item, Question } from './keys'
import { effectiveAnswer } from './routing'

/** The second part with the parent's words, for a question whose options are themes. */
export const codedTextOf = (question: Question): Item | undefined => question.parts?.find(({ coded }) => coded)

/** Returns whether the question and its text apply and there is a text, but no theme and no missing reason. */
export const isUncoded = (instrument: Instrument, question: Question, answers: Answers): boolean => {
  const part = codedTextOf(question)
  const text = part && effectiveAnswer(instrument, part.key, answers)
  if (text?.state !== 'value' || String(text.value).trim() === '') return false
  const themes = effectiveAnswer(instrument, question.key, answers)
  return themes.state === 'missing' && themes.missing === 'not_asked'
}
