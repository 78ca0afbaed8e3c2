/** A check-in belongs to who held the call; each of them has one. A coordinator reads only check-ins that were shared. */
import { always, type Condition, type RulesOf } from './rule'

const heldByActor: Condition = ({ staffId }, { heldById }) => heldById === undefined || heldById === staffId

export const checkInRules: RulesOf<'check_in'> = {
  'check_in.save': { coordinator: heldByActor, caller: heldByActor },
  'check_in.read_shared': { coordinator: always },
}
