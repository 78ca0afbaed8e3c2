/**
 * A room is of the family that is called in it. Whoever opened it lets the others in and sends them away; a coordinator may end
 * any. Guests have no account: what they may do hangs on their seat, so no role has it.
 */
import { ofVisibleFamily } from './family'
import { always, both, own, type RulesOf } from './rule'

const byWhoOpenedIt = { coordinator: own, caller: both(ofVisibleFamily, own) }

export const roomRules: RulesOf<'room'> = {
  'room.start': { coordinator: always, caller: ofVisibleFamily },
  'room.read': byWhoOpenedIt,
  'room.invite': byWhoOpenedIt,
  'room.admit': byWhoOpenedIt,
  'room.remove': byWhoOpenedIt,
  'room.end': { coordinator: always, caller: both(ofVisibleFamily, own) },
  'room.enter': {},
}
