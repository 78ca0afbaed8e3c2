/** The check-in is the caller's own. A coordinator reads what its caller chose to share. */
import { always, own, type RulesOf } from './rule'

export const checkInRules: RulesOf<'check_in'> = {
  'check_in.save': { coordinator: own, caller: own },
  'check_in.read_shared': { coordinator: always },
}
