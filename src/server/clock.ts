/**
 * The only clock. The domain has none: commands read the time here and pass it on. A day is a day in Europe/Amsterdam,
 * whatever the time zone of the server. `NABIJ_NOW` sets a fixed moment, for tests and for a demonstration of another day.
 */
import 'server-only'
import { addDays, dateAt, dateOfMidnight, midnightOf, timeAt } from '@/domain/dates'

export const now = (): Date => (process.env.NABIJ_NOW ? new Date(process.env.NABIJ_NOW) : new Date())

/** The present date and time in Amsterdam, as `YYYY-MM-DDTHH:MM`. */
export const momentNow = (): string => `${today()}T${timeAt(now())}`

export const today = (): string => dateAt(now())

/** A `YYYY-MM-DD` as midnight UTC, which is how Prisma reads and writes a date column; `dayOfColumn` is the reverse. */
export const dateColumn = midnightOf
export const dayOfColumn = dateOfMidnight

/** The calendar day after today. */
export const tomorrow = (): string => addDays(today(), 1)
