/**
 * What does not fit in a person's agenda: two agreed times too close together, a time on a day of absence, and a time
 * outside the hours in which the parent can be called safely. Only what is certain is said: a window of two hours can still
 * be kept, and hours in free text that we cannot read say nothing.
 */
import { dateAt, hourMs, timeAt } from '../dates'
import { isAwayOn, type Absence } from './absence'

export type AgendaEntry = {
  readonly id: string
  /** A call-back with an hour counts as a time. */
  readonly kind: 'hard' | 'soft' | 'call_back'
  readonly startsAt: Date
  /** The end of a window. */
  readonly endsAt: Date | null
  readonly ownerId: string
  /** As somebody typed them at the family. */
  readonly safeHours: string
}

export type Conflict =
  | { readonly kind: 'close'; readonly otherId: string; readonly otherAt: Date }
  | { readonly kind: 'away' }
  | { readonly kind: 'outside_safe_hours'; readonly hours: string }

/** A call takes most of an hour. */
export const conflictWithinMs = hourMs

type Hours = { readonly from: string; readonly until: string }

const time = String.raw`(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:u|uur))?`
const fromUntil = new RegExp(String.raw`^(?:tussen\s+|van\s+)?${time}\s*(?:-|–|tot|en)\s*${time}$`, 'u')
const from = new RegExp(String.raw`^(?:na|vanaf)\s+${time}$`, 'u')
const until = new RegExp(String.raw`^(?:voor|tot)\s+${time}$`, 'u')

const clockTime = (hours = '', minutes = '00'): string => `${hours.padStart(2, '0')}:${minutes}`

const isHours = (hours: Hours): boolean => hours.until <= '24:00' && hours.from < hours.until

/** Reads hours such as "10-12", "tussen 9.30 en 12 uur" or "na 17:00", when that is the whole text; otherwise null. */
export const safeHoursIn = (text: string): Hours | null => {
  const plain = text.trim().toLowerCase().replace(/\.$/u, '')
  const [, fromHour, fromMinute, untilHour, untilMinute] = fromUntil.exec(plain) ?? []
  const [, afterHour, afterMinute] = from.exec(plain) ?? []
  const [, beforeHour, beforeMinute] = until.exec(plain) ?? []
  const hours = fromHour
    ? { from: clockTime(fromHour, fromMinute), until: clockTime(untilHour, untilMinute) }
    : afterHour
      ? { from: clockTime(afterHour, afterMinute), until: '24:00' }
      : beforeHour
        ? { from: '00:00', until: clockTime(beforeHour, beforeMinute) }
        : null
  return hours && isHours(hours) ? hours : null
}

/** A window is outside when no moment of it is inside. */
const isOutside = ({ startsAt, endsAt }: AgendaEntry, hours: Hours): boolean => {
  const [start, end] = [timeAt(startsAt), timeAt(endsAt ?? startsAt)]
  return end < hours.from || start >= hours.until
}

const closeConflicts = (entry: AgendaEntry, entries: readonly AgendaEntry[]): Conflict[] =>
  entry.kind === 'soft'
    ? []
    : entries.flatMap((neighbour) => {
        const apart = Math.abs(neighbour.startsAt.getTime() - entry.startsAt.getTime())
        const isClose = neighbour.id !== entry.id && neighbour.kind !== 'soft' && neighbour.ownerId === entry.ownerId
        return isClose && apart < conflictWithinMs
          ? [{ kind: 'close' as const, otherId: neighbour.id, otherAt: neighbour.startsAt }]
          : []
      })

/** The conflicts of one entry with the others and with the absences. */
export const conflictsOf = (
  entry: AgendaEntry,
  entries: readonly AgendaEntry[],
  absences: readonly Absence[],
): Conflict[] => {
  const hours = safeHoursIn(entry.safeHours)
  return [
    ...closeConflicts(entry, entries),
    ...(isAwayOn(absences, entry.ownerId, dateAt(entry.startsAt)) ? [{ kind: 'away' as const }] : []),
    ...(hours && isOutside(entry, hours)
      ? [{ kind: 'outside_safe_hours' as const, hours: entry.safeHours.trim() }]
      : []),
  ]
}
