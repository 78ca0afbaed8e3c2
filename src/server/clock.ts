/**
 * The only clock. The domain has none: commands ask here and hand the moment on. A day is a day in Europe/Amsterdam,
 * whatever the server's own zone. `NABIJ_NOW` sets a fixed moment in tests and in a demonstration of another day.
 */
import 'server-only'
import { addDays, dateAt, dateOfMidnight, midnightOf, timeZone } from '@/domain/dates'

export const now = (): Date => (process.env.NABIJ_NOW ? new Date(process.env.NABIJ_NOW) : new Date())

const clockTime = new Intl.DateTimeFormat('nl-NL', {
  timeZone,
  timeStyle: 'short',
  hourCycle: 'h23',
})

/** Now as Amsterdam's calendar and clock say it, `YYYY-MM-DDTHH:MM`. */
export const momentNow = (): string => `${today()}T${clockTime.format(now())}`

export const today = (): string => dateAt(now())

/** A `YYYY-MM-DD` as the midnight UTC that a date column wants, and back. */
export const dateColumn = midnightOf
export const dayOfColumn = dateOfMidnight

/** The calendar day after today. */
export const tomorrow = (): string => addDays(today(), 1)
