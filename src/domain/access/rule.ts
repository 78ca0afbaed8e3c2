/**
 * The building blocks of permissions. A rule gives a condition for each role that may do something; any other role may not.
 */
import type { Actor, Role, StaffActor } from './actor'
import { isInScope, type Scope } from './scope'
import type { Subject } from './subject'
import type { Noun, Verb } from './verbs'

export type Condition = (actor: StaffActor, subject: Subject) => boolean
export type Rule = { readonly [role in Role]?: Condition }
export type RulesOf<N extends Noun> = { readonly [verb in Extract<Verb, `${N}.${string}`>]: Rule }

export const always: Condition = () => true

const namesSomebody = ({ callerId, ownerId, begunById, heldById }: Subject) =>
  [callerId, ownerId, begunById, heldById].some((id) => id !== undefined)

/** Allows a subject that the actor sees by this scope, and a subject without ids of persons (see `Subject`). */
export const within =
  (scopeOf: (actor: Actor) => Scope): Condition =>
  (actor, subject) =>
    !namesSomebody(subject) || isInScope(scopeOf(actor), { organisationId: actor.organisationId, ...subject })

/** Allows a subject that the actor owns, and a subject without an owner. */
export const own: Condition = (actor, { ownerId }) => ownerId === undefined || ownerId === actor.staffId

/** Allows it while the interview is open, and for `limitMs` after its end. */
export const untilAfterEnd =
  (limitMs: number): Condition =>
  (_, { endedForMs }) =>
    endedForMs === undefined || endedForMs <= limitMs

/** Allows what both conditions allow. */
export const both =
  (one: Condition, other: Condition): Condition =>
  (actor, subject) =>
    one(actor, subject) && other(actor, subject)
