/**
 * Computes with calendar dates, `YYYY-MM-DD`: whether a date exists, how many days later another is, and which date it is in
 * the Netherlands at an instant. It never reads the clock. `i18n/format.ts` formats dates for people.
 */
export const timeZone = 'Europe/Amsterdam'

export const hourMs = 60 * 60 * 1000
export const dayMs = 24 * hourMs

// Marked pure so that the bundler leaves it out of a page that only adds days.
const netherlands = /* @__PURE__ */ new Intl.DateTimeFormat('en', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The midnight UTC that stands for a calendar date in the database and in computations. */
export const midnightOf = (date: string): Date => new Date(`${date}T00:00:00Z`)

/** The calendar date of a midnight UTC. */
export const dateOfMidnight = (midnight: Date): string => midnight.toISOString().slice(0, 10)

/** Days counted from 1970-01-01, so that weeks and blocks are plain arithmetic; NaN for what is not a date. */
export const dayNumberOf = (date: string): number => midnightOf(date).getTime() / dayMs

export const dateOfDayNumber = (day: number): string => dateOfMidnight(new Date(day * dayMs))

/** The date `count` days later (earlier when negative). */
export const addDays = (date: string, count: number): string => dateOfDayNumber(dayNumberOf(date) + count)

/** Returns whether a date is a Saturday or a Sunday. 1970-01-01 was a Thursday. */
export const isWeekend = (date: string): boolean => (((dayNumberOf(date) + 3) % 7) + 7) % 7 >= 5

/** The calendar date in the Netherlands at an instant. */
export const dateAt = (instant: Date): string => {
  const parts = new Map(netherlands.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

// Marked pure for the same reason.
const netherlandsClock = /* @__PURE__ */ new Intl.DateTimeFormat('nl-NL', {
  timeZone,
  timeStyle: 'short',
  hourCycle: 'h23',
})

/** The time in the Netherlands at an instant, `HH:MM`. */
export const timeAt = (instant: Date): string => netherlandsClock.format(instant)

/** The date and the time in the Netherlands at an instant, `YYYY-MM-DD HH:MM`, which compare as text. */
export const localMomentAt = (instant: Date): string => `${dateAt(instant)} ${timeAt(instant)}`

/** The local moment so many minutes later (earlier when negative). It ignores that a clock can change in between. */
export const minutesLater = (moment: string, count: number): string =>
  new Date(new Date(`${moment.replace(' ', 'T')}:00Z`).getTime() + count * 60_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')

/** Winter time is one hour ahead of UTC and summer time two. In the hour that comes twice, the first one is meant. */
const hoursAhead = [2, 1]

/**
 * The instant of a date and a time (`HH:MM`) in the Netherlands. Null for a time that the clock skips, in the night in which
 * summer time begins.
 */
export const instantOf = (date: string, time: string): Date | null => {
  const asUtc = new Date(`${date}T${time}:00Z`).getTime()
  const instants = hoursAhead.map((hours) => new Date(asUtc - hours * hourMs))
  return instants.find((instant) => dateAt(instant) === date && timeAt(instant) === time) ?? null
}

const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Returns whether a text is a time of the day, `HH:MM`. */
export const isClockTime = (text: string): boolean => clockTime.test(text)

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** Returns whether a text is a date that exists, from 1900 to 2199. */
export const isCalendarDate = (text: string): boolean => {
  if (!isoDate.test(text) || text < '1900' || text >= '2200') return false
  const midnight = midnightOf(text)
  return !Number.isNaN(midnight.getTime()) && dateOfMidnight(midnight) === text
}

const dutchDate = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/

/**
 * Reads a date in the notation of Dutch spreadsheets, `28-9-2026`. Null when the text is no such date or it does not exist.
 */
export const dateOfDutch = (text: string): string | null => {
  const [, day = '', month = '', year = ''] = dutchDate.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) ? date : null
}
