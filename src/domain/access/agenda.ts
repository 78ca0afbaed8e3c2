/** Who calls has an agenda and a link by which a calendar program reads it. A coordinator sees the agenda of anybody. */
import { always, own, type RulesOf } from './rule'

export const agendaRules: RulesOf<'agenda' | 'calendar_feed'> = {
  'agenda.read': { coordinator: always, caller: own },
  'calendar_feed.create': { coordinator: own, caller: own },
  'calendar_feed.revoke': { coordinator: own, caller: own },
}
