/** A check-in belongs to whoever made the call. A coordinator reads only check-ins that were shared. */
import { always, own, type RulesOf } from './rule'

export const checkInRules: RulesOf<'check_in'> = {
  'check_in.save': { coordinator: own, caller: own },
  'check_in.read_shared': { coordinator: always },
}
