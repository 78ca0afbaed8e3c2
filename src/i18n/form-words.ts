/** The problems that a form shows before it is sent. Not part of the pages' messages, which light pages do not load. */
import { forms as en } from './messages/en/forms'
import { forms as nl } from './messages/nl/forms'

/** The words in the language of the page. Works only in a browser. */
export const formWords = () => (document.documentElement.lang === 'en' ? en : nl)

export const tooLongText = (excess: number, longest: number): string =>
  formWords().tooLong.replace('{excess}', String(excess)).replace('{longest}', String(longest))

export const wholeNumberText = (min: number, max: number): string =>
  formWords().wholeNumber.replace('{min}', String(min)).replace('{max}', String(max))
