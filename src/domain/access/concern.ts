/**
 * Safety concerns: a coordinator reads all, their author reads their own, and nobody else reads a word of one. Whoever raised a
 * concern adds to it and withdraws it, also after the family went to another caller.
 */
import type { Actor } from './actor'
import { visibleCalls } from './interview'
import { always, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation, type Scope } from './scope'

/** The author of a concern is its owner. */
export const visibleConcerns = scopeByRole({
  coordinator: wholeOrganisation,
  caller: ({ staffId }) => [{ ownerId: staffId }],
})

/** Interviews at which one may write a concern: those of the call's screen, and those with a concern of one's own. */
export const callsOpenToConcerns = (actor: Actor): Scope => [...visibleCalls(actor), ...visibleConcerns(actor)]

export const concernRules: RulesOf<'concern'> = {
  'concern.raise': { coordinator: always, caller: within(callsOpenToConcerns) },
  'concern.read': { coordinator: always },
  'concern.see': { coordinator: always },
}
