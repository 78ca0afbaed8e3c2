/** The name of a language in the language of the reader: "Turks" for `tr`. A tag without a name is shown as it is. */
import { latestInstrument } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'
import { furtherLanguages } from './further-languages'
import type { Locale } from './locale'

/** The languages that the question on languages offers. */
export const offeredLanguages = (): readonly string[] => {
  const item = latestInstrument.itemByKey('home_languages' satisfies ItemKey)
  return item && 'options' in item ? item.options : []
}

/** What `Intl` has no name for. */
const ownNames: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  other: { nl: 'een andere taal', en: 'another language' },
  dse: { nl: 'Nederlandse Gebarentaal', en: 'Dutch Sign Language' },
}

const namesIn = (locale: Locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })

export const languageName = (tag: string, locale: Locale): string => {
  const ownName = Object.hasOwn(ownNames, tag) ? ownNames[tag] : undefined
  if (ownName) return ownName[locale]
  try {
    return namesIn(locale).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Names by tag, which the server passes to the page: a browser may have other names, and both must render the same text. */
export const languageNames = (tags: readonly string[], locale: Locale): Record<string, string> =>
  Object.fromEntries(
    [...offeredLanguages(), ...furtherLanguages, ...tags].map((tag) => [tag, languageName(tag, locale)]),
  )
