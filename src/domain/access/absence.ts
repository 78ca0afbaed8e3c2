/** A caller says when they are away; a coordinator says it for anybody. */
import { always, own, type RulesOf } from './rule'

export const absenceRules: RulesOf<'absence'> = {
  'absence.read': { coordinator: always, caller: own },
  'absence.record': { coordinator: always, caller: own },
  'absence.remove': { coordinator: always, caller: own },
}
