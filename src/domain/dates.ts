/**
 * The one module of calendar dates, `YYYY-MM-DD`: whether one exists, what lies between two, and which one it is in the Netherlands
 * at an instant. Knows no clock. How a date is shown to people is in `i18n/format.ts`.
 */
export const timeZone = 'Europe/Amsterdam'

export const hourMs = 60 * 60 * 1000
export const dayMs = 24 * hourMs

// Marked pure so that a page that only adds days does not carry it.
const netherlands = /* @__PURE__ */ new Intl.DateTimeFormat('en', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The midnight UTC by which a calendar date is stored and computed with. */
export const midnightOf = (date: string): Date => new Date(`${date}T00:00:00Z`)

/** The calendar date of a midnight UTC. */
export const dateOfMidnight = (midnight: Date): string => midnight.toISOString().slice(0, 10)

/** Days counted from 1970-01-01, so that weeks and blocks are plain arithmetic; NaN for what is not a date. */
export const dayNumberOf = (date: string): number => midnightOf(date).getTime() / dayMs

export const dateOfDayNumber = (day: number): string => dateOfMidnight(new Date(day * dayMs))

/** The date `count` days later (earlier when negative). */
export const addDays = (date: string, count: number): string => dateOfDayNumber(dayNumberOf(date) + count)

/** The calendar date in the Netherlands at an instant. */
export const dateAt = (instant: Date): string => {
  const parts = new Map(netherlands.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** A calendar date that exists, in a year in which somebody alive can have called. */
export const isCalendarDate = (text: string): boolean => {
  if (!isoDate.test(text) || text < '1900' || text >= '2200') return false
  const midnight = midnightOf(text)
  return !Number.isNaN(midnight.getTime()) && dateOfMidnight(midnight) === text
}

const dutchDate = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/

/** A date as Dutch spreadsheets write it, `28-9-2026`; null when the text is none, or the date does not exist. */
export const dateOfDutch = (text: string): string | null => {
  const [, day = '', month = '', year = ''] = dutchDate.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) ? date : null
}
