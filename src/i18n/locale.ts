/** The languages of the screens. The choice is stored in a cookie, never in the URL. */
export const locales = ['nl', 'en'] as const
export type Locale = (typeof locales)[number]
export const localeCookie = 'nabij-locale'
export const localeOf = (text: string | undefined): Locale => (text === 'en' ? 'en' : 'nl')

/** The first language of a browser's list (RFC 9110, 12.5.4) that the screens speak; Dutch when it has none of them. */
export const preferredLocale = (list: string): Locale =>
  localeOf(
    list
      .split(',')
      .map((range) => range.trim().slice(0, 2).toLowerCase())
      .find((language) => locales.some((locale) => locale === language)),
  )
