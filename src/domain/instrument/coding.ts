/**
 * Finds the texts that people code into themes, during the call or up to seven days after it. Coding is not a correction.
 */
import type { Answers } from './answer'
import type { Instrument } from './instrument'
import type { Item, Question } from './keys'
import { chosenOptions } from './routing'

/** The second part with the parent's words, for a question whose options are themes. */
export const codedTextOf = (question: Question): Item | undefined => question.parts?.find(({ coded }) => coded)

/** Returns whether the question has a text, but no theme and no missing reason. */
export const isUncoded = (instrument: Instrument, question: Question, answers: Answers): boolean => {
  const part = codedTextOf(question)
  const text = part && answers[part.key]?.value
  return (
    typeof text === 'string' &&
    text.trim() !== '' &&
    !answers[question.key]?.missing &&
    chosenOptions(instrument, question.key, answers).length === 0
  )
}
