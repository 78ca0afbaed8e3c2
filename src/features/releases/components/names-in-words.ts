import type { Locale } from '@/i18n/locale'

/** "Karim, Ans of Bo". */
export const oneOf = (names: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)

/** "Karim, Ans en Bo". */
export const allOf = (names: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
