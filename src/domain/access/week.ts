/** The week's figures, exact: for coordinators alone. */
import { always, type RulesOf } from './rule'

export const weekRules: RulesOf<'week'> = {
  'week.read': { coordinator: always },
  'week.export': { coordinator: always },
}
