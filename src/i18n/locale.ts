/** The languages of the screens. The choice is stored in a cookie, never in the URL. */
export const locales = ['nl', 'en'] as const
export type Locale = (typeof locales)[number]
export const localeCookie = 'nabij-locale'
export const localeOf = (text: string | undefined): Locale => (text === 'en' ? 'en' : 'nl')
