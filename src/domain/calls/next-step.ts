/**
 * Derives the one thing to do next for a family. Days are `YYYY-MM-DD`, compare as text, and include a `today` that is
 * passed in. Only agreements and attempts count: apart from question 30 (may we call again), no answer of a parent decides
 * when to call.
 */
import { outcomeRules, type AttemptOutcome } from './outcomes'

export const callReasons = ['asked_for', 'call_back', 'broken_off', 'call_again', 'first_call'] as const
export type CallReason = (typeof callReasons)[number]

export type CallFacts = {
  /** False after "no" to question 30, until the parent asks for a call. */
  mayCall: boolean
  /** True while an interview has started and not ended. */
  openInterview: boolean
  /** How many of the family's numbers and addresses still work. */
  waysToReach: number
  /** The open call request, or null. */
  request: { reason: CallReason; notBefore: string } | null
  /** The day of the last interview, or null. */
  lastCall: string | null
}

export type NextStep =
  | { kind: 'do_not_call' }
  | { kind: 'resume' }
  | { kind: 'find_number' }
  | { kind: 'call'; reason: CallReason; from: string | null }
  | { kind: 'wait'; reason: CallReason; from: string }
  | { kind: 'nothing_planned' }

/** The next step on the day `today`. An open interview comes first, also for a family that said no. */
export const nextStep = (facts: CallFacts, today: string): NextStep => {
  if (facts.openInterview) return { kind: 'resume' }
  if (!facts.mayCall) return { kind: 'do_not_call' }
  const request = facts.request ?? (facts.lastCall === null ? { reason: 'first_call' as const, notBefore: null } : null)
  if (!request) return { kind: 'nothing_planned' }
  const { reason, notBefore: from } = request
  if (from !== null && from > today) return { kind: 'wait', reason, from }
  return facts.waysToReach === 0 ? { kind: 'find_number' } : { kind: 'call', reason, from }
}

/** The call request that follows from the outcome of an attempt, or null. */
export const requestAfter = (outcome: AttemptOutcome, callBackOn: string | null) =>
  outcomeRules[outcome].asksForDay && callBackOn !== null
    ? { reason: 'call_back' as const, notBefore: callBackOn }
    : null

/** Reads a stored reason. A reason that the code does not have becomes `call_again`. */
export const callReasonOf = (text: string): CallReason => callReasons.find((reason) => reason === text) ?? 'call_again'
