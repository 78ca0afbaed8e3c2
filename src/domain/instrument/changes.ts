/**
 * Decides what happens to an operation on an answer when it arrives: it is saved, has no effect, or is refused as a
 * conflict.
 *
 * The value and the note of an answer are two parts with versions of their own. A client numbers its operations, and its own
 * earlier ones never conflict. A change by another client since `baseVersion` conflicts: the stored value stays, the refused
 * one is stored beside it, and a person chooses.
 */
export const changeParts = ['value', 'note'] as const
export type ChangePart = (typeof changeParts)[number]

export type Operation = {
  clientId: string
  /** The number of the operation, which grows with every operation of the client. */
  sequence: number
  /** The version of the part that the client had when the operation was made. */
  baseVersion: number
}

/** The stored state of the same part of the same answer when the operation arrives. */
export type CurrentPart = {
  version: number
  /** Whether another client made a version after `baseVersion`. */
  changedByOthers: boolean
  /** The highest sequence that this client sent for this part, or 0. */
  lastSequence: number
  /** Whether the part already has the content of the operation. */
  same: boolean
}

export type Decision = 'saved' | 'superseded' | 'refused' | 'from_the_future'

/**
 * The decision on an operation. `superseded` means without effect; `from_the_future` means that `baseVersion` does not exist
 * yet, so that the request is invalid.
 */
export const decisionOn = (operation: Operation, current: CurrentPart): Decision => {
  if (operation.baseVersion > current.version) return 'from_the_future'
  if (operation.sequence <= current.lastSequence) return 'superseded'
  if (current.same) return 'superseded'
  return current.changedByOthers ? 'refused' : 'saved'
}
