/**
 * The properties of a thing that a rule may look at. All are optional. A subject without ids of persons asks whether the
 * role may ever do it.
 */
export type Subject = {
  organisationId?: string
  /** The caller to whom the family is assigned. */
  callerId?: string | null
  /** Who calls the family now, for as long as the lease (`server/call-lease.ts`). */
  leasedToId?: string | null
  /**
   * The owner of a help item, a session, a check-in, a workload or a digest, the author of a concern, or who was asked to talk.
   */
  ownerId?: string | null
  /** Who began the interview, or asked for a talk; of the interview, whether it is still open, and for how many milliseconds it has been under way. */
  begunById?: string
  isOpen?: boolean
  begunForMs?: number
  /** Who held the interview: who began it, who spoke in it later, and who is calling its family now. Who made an attempt. */
  heldById?: string | null
  /** Milliseconds since the interview ended, absent while it is open; or since an attempt. */
  endedForMs?: number
  /** Who asked for access to be given; null: the groups of the identity provider. */
  requestedById?: string | null
  /** Who prepared what is to be published. */
  preparedById?: string
  /** Everybody who wrote, changed or removed a word of what is to be published. */
  writtenByIds?: readonly string[]
}
