/** What happened between the organisation and one family, as far as it decides when the family is called next. */
import type { BreakReason, Channel } from '../instrument/call-details'
import type { PartOfDay } from '../people/contact-preferences'
import type { Outcome } from './outcomes'

/** The days of a call that somebody asked for, and the hour or the parts of the day that suit the parent. */
export type Wish = {
  /** `YYYY-MM-DD`. */
  readonly notBefore: string
  /** `HH:MM` in Amsterdam, when the parent named an hour. */
  readonly time: string | null
  /** Empty: any. */
  readonly partsOfDay: readonly PartOfDay[]
  readonly note: string
}

export const requestReasons = ['parent_asked', 'help_follow_up', 'wish'] as const
export type RequestReason = (typeof requestReasons)[number]

/** One thing that happened. `at` is an ISO instant in UTC and `day` its date in Amsterdam. */
export type CallEvent = { readonly id: string; readonly at: string; readonly day: string } & (
  | {
      readonly kind: 'outcome'
      readonly outcome: Outcome
      /** Null when the outcome needs no day. The end of a stop, for an outcome that stops. */
      readonly wish: Wish | null
      readonly byId: string | null
      /** Who agreed the wish with the parent, while that person makes calls. */
      readonly agreedById: string | null
      /** That person, when they called in the place of an absent caller: the call is theirs. */
      readonly ownerId?: string | null
    }
  | {
      readonly kind: 'interview'
      readonly breakReason: BreakReason | null
      readonly ended: 'completed' | 'broken_off'
      /** The answer to question 30; null when it has none. */
      readonly mayCall: 'yes' | 'no' | null
      readonly howOften: string | null
      /** Only the day is known, not the time: the interview came from a file. */
      readonly isDayOnly: boolean
    }
  | {
      readonly kind: 'request'
      readonly reason: RequestReason
      readonly wish: Wish
      /** False once somebody withdrew it, or another one took its place. */
      readonly isOpen: boolean
      /** A later wish took its place: it was asked all the same. */
      readonly isReplaced: boolean
    }
  | {
      readonly kind: 'appointment'
      readonly appointment: 'hard' | 'soft'
      /** ISO instants; a hard appointment has no end. */
      readonly startsAt: string
      readonly startDay: string
      readonly endsAt: string | null
      readonly channel: Channel | null
      /** Who makes the call; null when that person has left. */
      readonly ownerId: string | null
      readonly note: string
      /** False once it was cancelled or moved. */
      readonly isOpen: boolean
    }
  | { readonly kind: 'number_added' }
)

/** How the parent wants to be called, whatever the call is about. */
export type CallPreference = {
  readonly channel: Channel | null
  /** A BCP 47 tag, or `other`. */
  readonly language: string | null
  readonly interpreterNeeded: boolean | null
  readonly partsOfDay: readonly PartOfDay[]
}

export type FamilyHistory = {
  readonly preference: CallPreference
  /** `YYYY-MM-DD`, the first day on the list. */
  readonly listedSince: string
  readonly isOnWaitingList: boolean
  /** Null: the family has no caller, or its caller has left. */
  readonly callerId: string | null
  /** Somebody was once chosen to call the family, even when that person has left. */
  readonly hasCaller: boolean
  /** Whether a number still works, or an address for a family that never had a number. */
  readonly isReachable: boolean
  /** An interview that began, at an ISO instant in UTC, and has not ended. */
  readonly openInterview: {
    readonly id: string
    readonly at: string
    readonly day: string
    readonly callerId: string | null
    /** It is to be continued, and the parent said no to question 30. */
    readonly saidNo: boolean
  } | null
  /** In any order. Undone outcomes are not among them. */
  readonly events: readonly CallEvent[]
}
