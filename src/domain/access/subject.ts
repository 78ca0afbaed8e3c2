/**
 * The properties of a thing that a rule may look at. All are optional. A subject without ids of persons asks whether the
 * role may ever do it.
 */
export type Subject = {
  organisationId?: string
  /** The caller to whom the family is assigned. */
  callerId?: string | null
  /** The owner of a help item, a session or a check-in, or the author of a concern. */
  ownerId?: string | null
  /** Who began the interview, whether it is still open, and for how many milliseconds it has been under way. */
  begunById?: string
  isOpen?: boolean
  begunForMs?: number
  /** Milliseconds since the interview ended; absent while it is open. */
  endedForMs?: number
  /** Who prepared what is to be published. */
  preparedById?: string
  /** Everybody who wrote, changed or removed a word of what is to be published. */
  writtenByIds?: readonly string[]
}
