/** What a form says of its fields before it is sent. Apart from the pages' messages: light pages come without those. */
import { forms as en } from './messages/en/forms'
import { forms as nl } from './messages/nl/forms'

/** In the language of the page. In the browser only. */
export const formWords = () => (document.documentElement.lang === 'en' ? en : nl)

export const tooLongText = (excess: number, longest: number): string =>
  formWords().tooLong.replace('{excess}', String(excess)).replace('{longest}', String(longest))

export const wholeNumberText = (min: number, max: number): string =>
  formWords().wholeNumber.replace('{min}', String(min)).replace('{max}', String(max))
