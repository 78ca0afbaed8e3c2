/**
 * What becomes of one operation on an answer, when it arrives: saved, without effect, or refused as a conflict. The rule
 * that keeps every save honest; pure, so that a property test can send operations late, twice and in any order.
 *
 * A value and its note are two parts with versions of their own. A client numbers its operations; its own earlier ones are
 * never a conflict. Somebody else's change since the version one had seen is: then the first saved counts, the refused
 * value is kept, and a person chooses.
 */
export const changeParts = ['value', 'note'] as const
export type ChangePart = (typeof changeParts)[number]

export type Operation = {
  clientId: string
  /** Grows with every operation of the client. */
  sequence: number
  /** The version of this part that the client had in hand. */
  baseVersion: number
}

/** What is known of the same part of the same answer when the operation arrives. */
export type CurrentPart = {
  version: number
  /** Somebody else's client made a version after `baseVersion`. */
  changedByOthers: boolean
  /** The highest sequence seen of this client for this part; 0 for none. */
  lastSequence: number
  /** The part already holds just what the operation wants. */
  same: boolean
}

export type Decision = 'saved' | 'superseded' | 'refused' | 'from_the_future'

export const decisionOn = (operation: Operation, current: CurrentPart): Decision => {
  if (operation.baseVersion > current.version) return 'from_the_future'
  if (operation.sequence <= current.lastSequence) return 'superseded'
  if (current.same) return 'superseded'
  return current.changedByOthers ? 'refused' : 'saved'
}
