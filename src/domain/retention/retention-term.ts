/**
 * Until when a family is kept: so many months after the last thing that happened with it, by the kind of family. While something
 * stands open it is kept, however long ago that was. It reads no clock.
 */
import { addDays, dayNumberOf } from '../dates'
import type { StoppedBy } from '../calls/outcomes'

export const familyKinds = ['in_programme', 'refused', 'left', 'never_reached'] as const
/**
 * `in_programme`: spoken to, and may be called. `refused`: the parent or the household wants no call. `left`: the organisation
 * stopped, because the family moved away, left the programme or was entered twice. `never_reached`: nobody was ever spoken to.
 */
export type FamilyKind = (typeof familyKinds)[number]

/** How many months each kind is kept. */
export type RetentionTerms = Readonly<Record<FamilyKind, number>>

/** What the family waits for, so that it is kept whatever the term says. */
export const holds = ['concern', 'help', 'care_step', 'parent_request', 'call'] as const
export type Hold = (typeof holds)[number]

/** The shortest term leaves time to find a mistake and to call again; what lies longer ago than the longest has no purpose here. */
export const fewestTermMonths = 6
export const mostTermMonths = 60

export const defaultTerms: RetentionTerms = { in_programme: 24, refused: 12, left: 12, never_reached: 12 }

/** What is known of a family. Days are `YYYY-MM-DD`. */
export type KeptFamily = {
  /** The day on which it was entered, and of everything that happened since the last day; null: never. */
  readonly lastDays: readonly (string | null)[]
  readonly wasReached: boolean
  /** Who stopped the calls, when the stop has no end. */
  readonly stoppedBy: StoppedBy | null
  readonly holds: readonly Hold[]
  /** A coordinator decided to keep it through that day. */
  readonly keptUntil: string | null
}

export type RetentionTerm = {
  readonly kind: FamilyKind
  /** The term counts from this day. */
  readonly countsFrom: string
  /** From this day on the family is removed, unless something holds it. */
  readonly endsOn: string
  readonly holds: readonly Hold[]
}

export const kindOfFamily = ({ stoppedBy, wasReached }: Pick<KeptFamily, 'stoppedBy' | 'wasReached'>): FamilyKind => {
  if (stoppedBy === 'organisation') return 'left'
  if (stoppedBy !== null) return 'refused'
  return wasReached ? 'in_programme' : 'never_reached'
}

/** The same day so many months later, or the last day of that month. */
export const addMonths = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return addDays(first.toISOString().slice(0, 10), Math.min(day, lastDay) - 1)
}

const latest = (days: readonly (string | null)[]) =>
  days.reduce<string>((last, day) => (day !== null && day > last ? day : last), '')

/** A family of which no day is known would count from the beginning of time: it has at least the day of its entry. */
export const retentionTermOf = (family: KeptFamily, terms: RetentionTerms): RetentionTerm => {
  const kind = kindOfFamily(family)
  const countsFrom = latest(family.lastDays)
  const dayAfterKept = family.keptUntil && addDays(family.keptUntil, 1)
  const endsOn = latest([addMonths(countsFrom, terms[kind]), dayAfterKept])
  return { kind, countsFrom, endsOn, holds: family.holds }
}

/** So many days before its end a family is announced, and so many days the announcement has to stand. */
export const warningDays = 30

/** Whether the end is so near that it has to be announced. What is held is not removed, so it is not announced. */
export const isNearEnd = ({ endsOn, holds: reasons }: RetentionTerm, today: string): boolean =>
  reasons.length === 0 && endsOn <= addDays(today, warningDays)

export const isOverTerm = ({ endsOn, holds: reasons }: RetentionTerm, today: string): boolean =>
  reasons.length === 0 && endsOn <= today

/** Announced, and for how many days up to the day on which that was last seen. */
export type Warning = { readonly days: number; readonly countedOn: string }

/**
 * After so long without anybody counting, a warning begins anew: the installation stood still, an older copy was restored, or the
 * clock jumped.
 */
export const longestGapDays = 7

const firstWarning = (today: string): Warning => ({ days: 0, countedOn: today })

/**
 * The warning on this day. It counts the days on which it could be seen, and never the time between two moments of a clock: a
 * clock that jumps ahead begins it anew, and so does one that was put back. Around midnight another machine may be a day ahead: what
 * it counted stays as it is.
 */
export const countedWarning = (warningBefore: Warning | null, today: string): Warning => {
  if (!warningBefore) return firstWarning(today)
  const gap = dayNumberOf(today) - dayNumberOf(warningBefore.countedOn)
  if (gap === -1) return warningBefore
  if (gap < 0 || gap > longestGapDays) return firstWarning(today)
  return { days: warningBefore.days + gap, countedOn: today }
}

/** Whether the family is removed on this day. */
export const isDueForRemoval = (term: RetentionTerm, warning: Warning, today: string): boolean =>
  isOverTerm(term, today) && warning.countedOn === today && warning.days >= warningDays

/** The first day on which the family can be removed, if the warning stands until then. */
export const removedFrom = (endsOn: string, { days, countedOn }: Warning): string =>
  latest([endsOn, addDays(countedOn, Math.max(0, warningDays - days))])
