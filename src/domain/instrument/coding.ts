/** Texts that are coded into themes, during the call or up to seven days after it. Coding is not a correction. */
import type { Answers } from './answer'
import type { Instrument } from './instrument'
import type { Item, Question } from './keys'
import { chosenOptions } from './routing'

/** The second part with the parent's words, of a question whose options are their themes. */
export const codedTextOf = (question: Question): Item | undefined => question.parts?.find(({ coded }) => coded)

/** Does the question have a text that no theme was given to yet, and that no missing reason stands above? */
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
