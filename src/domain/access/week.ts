/** Only coordinators see the exact figures of a week. */
import { always, type RulesOf } from './rule'

export const weekRules: RulesOf<'week'> = {
  'week.read': { coordinator: always },
  'week.export': { coordinator: always },
}
