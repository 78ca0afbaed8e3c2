/** Which languages the screens speak, and where the choice is kept: a cookie, never the URL. */
export const locales = ['nl', 'en'] as const
export type Locale = (typeof locales)[number]
export const localeCookie = 'nabij-locale'
export const localeOf = (text: string | undefined): Locale => (text === 'en' ? 'en' : 'nl')
