/** A call to make, why, and what was noted for it. */
import { minutesLater } from '../dates'
import type { Channel } from '../instrument/call-details'
import type { Wish } from './history'

export const callReasons = [
  'first_call',
  'agreed_frequency',
  'not_agreed',
  'parent_asked',
  'call_back',
  'broken_off',
  'help_follow_up',
  'new_number',
  'wish',
  'appointment',
] as const
export type CallReason = (typeof callReasons)[number]
/** A call to make: part of the plan. */
export type Planned = Wish & {
  readonly reason: CallReason
  readonly sourceId: string | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  /** The channel that was agreed; null: as the parent prefers. */
  readonly channel: Channel | null
  /** Who makes it, when that is not the family's caller. */
  readonly ownerId: string | null
  /** Who agreed it with the parent, and makes it when the family has no caller. */
  readonly agreedById: string | null
  /** When somebody asked for it or agreed it, at an ISO instant; null: we planned it ourselves. */
  readonly askedAt: string | null
}

/** What the parent was promised, or asked for. */
export const promises: readonly CallReason[] = ['appointment', 'call_back', 'parent_asked']
export const isPromise = ({ reason }: Planned): boolean => promises.includes(reason)

const noteMark = ' · '
/** The notes of several calls as one, each part once. */
export const joinedNotes = (calls: readonly { readonly note: string }[]): string =>
  [...new Set(calls.flatMap(({ note }) => note.split(noteMark)).filter(Boolean))].join(noteMark)

export const onDay = (reason: CallReason, notBefore: string, sourceId: string | null): Planned => ({
  reason,
  notBefore,
  sourceId,
  time: null,
  partsOfDay: [],
  note: '',
  startsAt: null,
  endsAt: null,
  channel: null,
  ownerId: null,
  agreedById: null,
  askedAt: null,
})

export const asWished = (reason: CallReason, wish: Wish, { id, at }: { id: string; at: string }): Planned => ({
  ...onDay(reason, wish.notBefore, id),
  ...wish,
  askedAt: at,
})

/** A parent who named an hour expects the call from so many minutes before it. */
const minutesBefore = 15

/** From when a call at an hour is made: `YYYY-MM-DD HH:MM`, as the hour is given. */
export const hourBegins = (hour: string): string => minutesLater(hour, -minutesBefore)
