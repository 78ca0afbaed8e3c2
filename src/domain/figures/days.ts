/**
 * Calendar days as whole numbers (0 = 1970-01-01), so that weeks and blocks are plain arithmetic.
 * Knows no clock and no time zone, except where an instant is turned into its day in the Netherlands.
 */
const dayLength = 86_400_000

const netherlands = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The number of a calendar date `YYYY-MM-DD`; NaN for what is not a date. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayLength

/** The calendar date `YYYY-MM-DD` of a day number. */
export const dateOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** The calendar date `YYYY-MM-DD` in Europe/Amsterdam at an instant. */
export const dateAt = (instant: Date): string => {
  const parts = new Map(netherlands.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}
