/**
 * The only clock. The domain has none: commands ask here and hand the moment on. A day is a day in Europe/Amsterdam,
 * whatever the server's own zone. `NABIJ_NOW` sets a fixed moment in tests and in a demonstration of another day.
 */
import 'server-only'

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })

export const now = (): Date => (process.env.NABIJ_NOW ? new Date(process.env.NABIJ_NOW) : new Date())

/** The calendar day of a moment, `YYYY-MM-DD`, in Europe/Amsterdam. */
export const dayOf = (moment: Date): string => amsterdam.format(moment)

const clockTime = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  timeStyle: 'short',
  hourCycle: 'h23',
})

/** Now as Amsterdam's calendar and clock say it, `YYYY-MM-DDTHH:MM`. */
export const momentNow = (): string => `${dayOf(now())}T${clockTime.format(now())}`

export const today = (): string => dayOf(now())

/** A `YYYY-MM-DD` as the midnight UTC that a date column wants, and back. */
export const dateColumn = (day: string): Date => new Date(`${day}T00:00:00Z`)
export const dayOfColumn = (date: Date): string => date.toISOString().slice(0, 10)

/** The calendar day after today. */
export const tomorrow = (): string => dayOfColumn(new Date(dateColumn(today()).getTime() + 24 * 60 * 60 * 1000))
