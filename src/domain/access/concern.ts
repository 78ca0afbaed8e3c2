/**
 * A coordinator reads every safety concern and decides about it, an author reads their own, and nobody else reads any. The
 * author may add to a concern and withdraw it, also after the family went to another caller. Who just spoke with a family, or
 * tried to, may raise one for a day, and reads nothing of the family by it. Only the operator's command line deletes concerns,
 * after their retention period.
 */
import type { Actor } from './actor'
import { heldCalls, visibleCalls } from './interview'
import { always, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation, type Scope } from './scope'

/** The author of a concern is its owner. */
export const visibleConcerns = scopeByRole({
  coordinator: wholeOrganisation,
  caller: ({ staffId }) => [{ ownerId: staffId }],
})

/**
 * The interviews at which an actor may write a concern: those that they can open, those that they held until a day ago, and
 * those with a concern of their own.
 */
export const callsOpenToConcerns = (actor: Actor): Scope => [
  ...visibleCalls(actor),
  ...heldCalls(actor),
  ...visibleConcerns(actor),
]

export const concernRules: RulesOf<'concern'> = {
  'concern.raise': { coordinator: always, caller: within(callsOpenToConcerns) },
  'concern.read': { coordinator: always },
  'concern.see': { coordinator: always },
  'concern.consult': { coordinator: always },
  'concern.decide': { coordinator: always },
  'concern.purge': {},
}
