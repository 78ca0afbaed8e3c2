/**
 * Who is asking. The type is branded: an actor is made in `server/minted-actor.ts` alone, from a session that was checked in
 * this very request, or for the operator's command line. Whoever needs one must be handed one.
 */
export const roles = ['caller', 'coordinator', 'coach', 'reader', 'admin'] as const
export type Role = (typeof roles)[number]

/** A reader belongs to one recipient, a board or a municipality, and reads what is published to it. */
export const readsForRecipient = (role: Role): boolean => role === 'reader'
/** The roles that read what is published to a recipient. */
export const recipientRoles: readonly Role[] = roles.filter(readsForRecipient)

/** Only a caller can be a trainee. */
export const mayBeTrainee = (role: Role): boolean => role === 'caller'

declare const mintedBrand: unique symbol

export type StaffActor = {
  readonly kind: 'staff'
  readonly staffId: string
  readonly organisationId: string
  readonly role: Role
  readonly sessionId: string
  readonly boardId: string | null
  readonly municipalityId: string | null
  readonly [mintedBrand]: true
}

/** The operator's command line: no person, audited as such. */
export type SystemActor = { readonly kind: 'system'; readonly organisationId: string; readonly [mintedBrand]: true }

export type Actor = StaffActor | SystemActor
