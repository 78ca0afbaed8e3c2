/**
 * Coordinators keep the register of interpreters. Callers book one of them for their families, and see of the register what that
 * needs. What is purged after the term, the system purges.
 */
import { ofVisibleFamily } from './family'
import { always, type RulesOf } from './rule'

const byCoordinators = { coordinator: always }
const byWhoCalls = { coordinator: always, caller: ofVisibleFamily }

export const interpreterRules: RulesOf<'interpreter'> = {
  'interpreter.read': byCoordinators,
  'interpreter.create': byCoordinators,
  'interpreter.change': byCoordinators,
  'interpreter.retire': byCoordinators,
  'interpreter.restore': byCoordinators,
  'interpreter.remove': byCoordinators,
  'interpreter.purge': {},
  'interpreter.book': byWhoCalls,
  'interpreter.cancel': byWhoCalls,
  /** What the parent says of an interpreter: not this one, or this one after all. */
  'interpreter.refuse': byWhoCalls,
  'interpreter.accept': byWhoCalls,
  /** Who interpreted at a call. */
  'interpreter.record': byWhoCalls,
  /** That somebody told the interpreter of a booking by phone. */
  'interpreter.tell': byWhoCalls,
}
