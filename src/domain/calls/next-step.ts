/**
 * From what is known of a family to the one thing to do next. Days are `YYYY-MM-DD` and compare as text; "today" is brought
 * along. Knows agreements and attempts only: nothing that a parent answered decides when somebody is called.
 */
import { outcomeRules, type AttemptOutcome } from './outcomes'

export const callReasons = ['asked_for', 'call_back', 'broken_off', 'call_again', 'first_call'] as const
export type CallReason = (typeof callReasons)[number]

export type CallFacts = {
  /** False after "no" to question 30, until the parent asks. */
  mayCall: boolean
  /** An interview that was begun and not ended. */
  openInterview: boolean
  /** Numbers and addresses that still work. */
  waysToReach: number
  /** The open call request, if there is one. */
  request: { reason: CallReason; notBefore: string } | null
  /** Day of the last interview, null when there was none. */
  lastCall: string | null
}

export type NextStep =
  | { kind: 'do_not_call' }
  | { kind: 'resume' }
  | { kind: 'find_number' }
  | { kind: 'call'; reason: CallReason; from: string | null }
  | { kind: 'wait'; reason: CallReason; from: string }
  | { kind: 'nothing_planned' }

export const nextStep = (facts: CallFacts, today: string): NextStep => {
  if (facts.openInterview) return { kind: 'resume' }
  if (!facts.mayCall) return { kind: 'do_not_call' }
  const request = facts.request ?? (facts.lastCall === null ? { reason: 'first_call' as const, notBefore: null } : null)
  if (!request) return { kind: 'nothing_planned' }
  const { reason, notBefore: from } = request
  if (from !== null && from > today) return { kind: 'wait', reason, from }
  return facts.waysToReach === 0 ? { kind: 'find_number' } : { kind: 'call', reason, from }
}

/** What one attempt asks for, from today: a new request, or nothing. */
export const requestAfter = (outcome: AttemptOutcome, callBackOn: string | null) =>
  outcomeRules[outcome].asksForDay && callBackOn !== null
    ? { reason: 'call_back' as const, notBefore: callBackOn }
    : null

/** A text from the database as a reason; what is not known is a call like any other. */
export const callReasonOf = (text: string): CallReason => callReasons.find((reason) => reason === text) ?? 'call_again'
