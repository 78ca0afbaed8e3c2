/** Who makes the next call of a family. */
import type { CallEvent, FamilyHistory } from './history'
import { ruleOf } from './outcomes'
import type { Planned } from './planned'

/** The person agreed a call with the family, or somebody spoke with it: what was said before about its language is over. */
const showsAble = (event: CallEvent, staffId: string) =>
  event.kind === 'interview' ||
  (event.kind === 'appointment' && event.ownerId === staffId) ||
  (event.kind === 'outcome' && event.agreedById === staffId && ruleOf(event.outcome).effect.kind === 'asked')

/**
 * Whether this person said that somebody else has to make the call, because they do not speak the language. What they
 * agree with the family later is theirs all the same, and so is an interview that they begin later.
 */
const cannotCall = ({ events, openInterview }: FamilyHistory, staffId: string): boolean =>
  events.some(
    (attempt) =>
      attempt.kind === 'outcome' &&
      attempt.byId === staffId &&
      ruleOf(attempt.outcome).effect.kind === 'other_caller' &&
      !(openInterview?.callerId === staffId && openInterview.at >= attempt.at) &&
      !events.some((event) => event.at >= attempt.at && showsAble(event, staffId)),
  )

/** The first of these people who can call the family, or null. */
const firstAble = (history: FamilyHistory, ids: readonly (string | null)[]) =>
  ids.find((id) => id !== null && !cannotCall(history, id)) ?? null

/** The family's caller, unless that person left or said that they cannot make the call. */
export const ableCaller = (history: FamilyHistory): string | null => firstAble(history, [history.callerId])

/** Who makes a planned call. Null: nobody who can, so it waits for an owner. */
export const ownerOfCall = (history: FamilyHistory, { ownerId, agreedById }: Planned): string | null =>
  firstAble(history, [ownerId, history.callerId, agreedById])
