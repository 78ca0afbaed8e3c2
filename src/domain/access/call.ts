/**
 * A caller works with the call requests, attempts and appointments of the families that they call. Their own attempt can be
 * undone also when the lease ended by it; `calls/outcomes.ts` limits how long undo works.
 */
import { undoForMs } from '../calls/outcomes'
import { familiesOfCaller, ofVisibleFamily } from './family'
import { always, within, type RulesOf } from './rule'
import { promisesOfCaller, scopeByRole, wholeOrganisation } from './scope'

/** The scope for one attempt by its id. */
export const visibleAttempts = scopeByRole({
  coordinator: wholeOrganisation,
  caller: (actor) => [...familiesOfCaller(actor), { begunById: actor.staffId, begunForMs: undoForMs }],
})

/** The notices about the caller's families, and about those of colleagues for whom they cover. */
const ownNotices = scopeByRole({ caller: promisesOfCaller })

export const callRules: RulesOf<'call' | 'attempt' | 'appointment'> = {
  'call.read': { coordinator: always, caller: ofVisibleFamily },
  /** Be given the next family, from one's own list or from those that wait for a caller. */
  'call.claim': { coordinator: always, caller: always },
  /** Call a family that a colleague is calling. */
  'call.take_over': { coordinator: always },
  'call.request': { coordinator: always, caller: ofVisibleFamily },
  /** An outcome that is no attempt, such as out of the programme. */
  'call.decide': { coordinator: always },
  /** The operator's command line. */
  'call.check': {},
  /** Finding the family of a parent who calls back: in full within the scope, and otherwise by a whole number alone. */
  'call.find': { coordinator: always, caller: always },
  /** What a caller may do with a family of another, found by its whole number (`calls/parts/other-families.ts`). */
  'call.pass_on': { caller: always },
  'call.take_over_found': { caller: always },
  /** The owner of a notice is the family's caller; coordinators see those of families without one. */
  'call.see_notice': { coordinator: always, caller: within(ownNotices) },
  'attempt.record': { coordinator: always, caller: ofVisibleFamily },
  'attempt.undo': { coordinator: always, caller: within(visibleAttempts) },
  'appointment.read': { coordinator: always, caller: ofVisibleFamily },
  'appointment.make': { coordinator: always, caller: ofVisibleFamily },
  'appointment.cancel': { coordinator: always, caller: ofVisibleFamily },
  'appointment.undo': { coordinator: always, caller: ofVisibleFamily },
  'appointment.remind': { coordinator: always, caller: ofVisibleFamily },
}
