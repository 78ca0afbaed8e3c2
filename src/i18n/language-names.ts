/** What a language is called in the reader's own: "Turks" for `tr`. A tag that nobody has a word for stays as it is. */
import type { Locale } from './locale'

const namesIn = (locale: Locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })

export const languageName = (tag: string, locale: Locale): string => {
  if (tag === 'other') return locale === 'nl' ? 'een andere taal' : 'another language'
  try {
    return namesIn(locale).of(tag) ?? tag
  } catch {
    return tag
  }
}
