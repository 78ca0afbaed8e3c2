/**
 * Who makes a request. The type is branded, because an actor is made only in `server/minted-actor.ts`: from a session that
 * was checked in the same request, or for the operator's command line. Other code receives the actor as a parameter.
 */
import type { Origin } from './view'

export const roles = ['caller', 'coordinator', 'coach', 'reader', 'admin'] as const
export type Role = (typeof roles)[number]

/** A reader belongs to one recipient, a board or a municipality, and reads what is published to it. */
export const readsForRecipient = (role: Role): boolean => role === 'reader'
/** The roles that read what is published to a recipient. */
export const recipientRoles: readonly Role[] = roles.filter(readsForRecipient)

/** These roles call families, so they are asked in which languages they do. */
export const makesCalls = (role: Role): boolean => role === 'caller' || role === 'coordinator'

/** Only a caller can be a trainee. */
export const mayBeTrainee = (role: Role): boolean => role === 'caller'

/**
 * With these roles one reaches families, or decides who does. Nobody gives one of them to anybody alone, except that of a
 * caller to a coordinator, who reaches fewer families with it.
 */
export const needsSecondPerson = (role: Role, from: Role | null = null): boolean =>
  role === 'admin' || role === 'coordinator' || (role === 'caller' && from !== 'coordinator')

declare const mintedBrand: unique symbol

/** Where a request comes from: the kind, and a keyed hash of the sender's network. Null: not from a network. */
export type Source = { readonly origin: Origin; readonly addressHash: Uint8Array<ArrayBuffer> | null }

export type StaffActor = {
  readonly kind: 'staff'
  readonly staffId: string
  readonly organisationId: string
  readonly role: Role
  readonly sessionId: string
  readonly boardId: string | null
  readonly municipalityId: string | null
  /** Colleagues who are away today and whose families this person calls. */
  readonly coversForIds: readonly string[]
  /** When this person last showed a second factor in this session. Null: never, in a demonstration, or no session. */
  readonly verifiedAt: Date | null
  /** How this person confirms again who they are. Only in a demonstration anybody has a password alone. */
  readonly confirmsBy: 'factor' | 'provider' | 'password'
  /** Whether one of the factors is a passkey. */
  readonly hasPasskey: boolean
  /** The people of this organisation are fictional. */
  readonly isDemonstration: boolean
  readonly source: Source
  readonly [mintedBrand]: true
}

/** The operator's command line. It is no person, and the audit says so. */
export type SystemActor = {
  readonly kind: 'system'
  readonly organisationId: string
  readonly source: Source
  readonly [mintedBrand]: true
}

export type Actor = StaffActor | SystemActor
