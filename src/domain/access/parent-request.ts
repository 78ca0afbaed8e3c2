/**
 * Coordinators keep what parents ask about their data, and answer it. An administrator reads no family, so also not the file with
 * everything about one.
 */
import { always, type RulesOf } from './rule'

const byCoordinators = { coordinator: always }

export const parentRequestRules: RulesOf<'parent_request'> = {
  'parent_request.read': byCoordinators,
  'parent_request.record': byCoordinators,
  'parent_request.answer': byCoordinators,
  'parent_request.report': byCoordinators,
  'parent_request.omit': byCoordinators,
}
