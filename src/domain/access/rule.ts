/**
 * The words in which a noun says who may do what with it. A rule names each role that may, and on which condition; a role that it
 * does not name may not.
 */
import type { Actor, Role, StaffActor } from './actor'
import { isInScope, type Scope } from './scope'
import type { Subject } from './subject'
import type { Noun, Verb } from './verbs'

export type Condition = (actor: StaffActor, subject: Subject) => boolean
export type Rule = { readonly [role in Role]?: Condition }
export type RulesOf<N extends Noun> = { readonly [verb in Extract<Verb, `${N}.${string}`>]: Rule }

export const always: Condition = () => true

const namesSomebody = ({ callerId, ownerId, begunById }: Subject) =>
  callerId !== undefined || ownerId !== undefined || begunById !== undefined

/** With what the actor sees by this scope. */
export const within =
  (scopeOf: (actor: Actor) => Scope): Condition =>
  (actor, subject) =>
    !namesSomebody(subject) || isInScope(scopeOf(actor), { organisationId: actor.organisationId, ...subject })

/** With what is the actor's own. */
export const own: Condition = (actor, { ownerId }) => ownerId === undefined || ownerId === actor.staffId

/** While the interview is open, and for this long after its end. */
export const untilAfterEnd =
  (limitMs: number): Condition =>
  (_, { endedForMs }) =>
    endedForMs === undefined || endedForMs <= limitMs

export const both =
  (one: Condition, other: Condition): Condition =>
  (actor, subject) =>
    one(actor, subject) && other(actor, subject)
