/**
 * Numbers and dates as people write them: "di 31 maart", "week 14", "38", "74 %". Pure functions of a value and a language.
 * They have no text for a value that cannot be computed; the screen explains that in words.
 */
import { midnightOf, timeZone } from '@/domain/dates'
import type { Locale } from './locale'

const tags: Record<Locale, string> = { nl: 'nl-NL', en: 'en-GB' }

const dayText = (day: string, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', ...options }).format(midnightOf(day))

/** "di 31 maart" for a `YYYY-MM-DD`. */
export const shortDay = (day: string, locale: Locale) =>
  dayText(day, locale, { weekday: 'short', day: 'numeric', month: 'long' })

/** "dinsdag 31 maart" */
export const longDayOfWeek = (day: string, locale: Locale) =>
  dayText(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })

/** "31 maart 2020" */
export const longDay = (day: string, locale: Locale) =>
  dayText(day, locale, { day: 'numeric', month: 'long', year: 'numeric' })

/** "31 mrt 2020", short enough for a column. */
export const columnDay = (day: string, locale: Locale) =>
  dayText(day, locale, { day: 'numeric', month: 'short', year: 'numeric' })

/** "14" of "2020-W14". */
export const weekNumber = (week: string) => String(Number(week.slice(6)))

/** "14:03" in Amsterdam. */
export const clockTime = (moment: Date, locale: Locale) =>
  new Intl.DateTimeFormat(tags[locale], { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)

/** "31 mrt 2020 14:03" in Amsterdam. */
export const moment = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(tags[locale], {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)

export const number = (value: number, locale: Locale, digits = 0) =>
  new Intl.NumberFormat(tags[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

/** "74 %" from a fraction, with a no-break space before the sign. */
export const percent = (share: number, locale: Locale) => `${number(share * 100, locale)}\u00a0%`
