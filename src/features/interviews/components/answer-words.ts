import type { AnswerWords } from '@/i18n/answer-text'
import type { CallTexts } from './texts'

/** The words in which answers are shown, in the language of `names.instrument`. */
export const answerWords = (
  { dontKnow, refused, notAsked, controls: { years, otherSchool, noSchool } }: CallTexts,
  names: Pick<AnswerWords, 'locale' | 'instrument' | 'schools' | 'languages'>,
): AnswerWords => ({ ...names, dontKnow, refused, notAsked, years, otherSchool, noSchool })
