/** How names are put into a sentence. */
import type { Locale } from './locale'

/** "a, b en c" */
export const conjunction = (names: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)

export const lowerCased = (text: string, locale: Locale) => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1)
