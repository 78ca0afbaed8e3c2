/**
 * Releases, and the meetings about them: coordinators prepare, a coordinator or a coach other than its writers approves. What a
 * recipient's reader sees is limited by a role of the database itself (`asReader`).
 */
import { readsForRecipient, type Actor, type StaffActor } from './actor'
import { always, type Condition, type RulesOf } from './rule'

/** Nobody approves what they prepared, or what holds a word of theirs. */
const anotherPerson: Condition = ({ staffId }, { preparedById, writtenByIds = [] }) =>
  preparedById !== staffId && !writtenByIds.includes(staffId)

/** Does the actor read what was published to the recipient for whom they read, and nothing else? */
export const readsAsRecipient = (actor: Actor): actor is StaffActor =>
  actor.kind === 'staff' && readsForRecipient(actor.role)

export const releaseRules: RulesOf<'release' | 'meeting'> = {
  'release.read': { coordinator: always, coach: always },
  'release.prepare': { coordinator: always },
  'release.write': { coordinator: always },
  'release.approve': { coordinator: anotherPerson, coach: anotherPerson },
  'release.withdraw': { coordinator: always },
  'release.export': { coordinator: always, coach: always, reader: always },
  'release.share': { coordinator: always },
  'release.audit': {},
  'meeting.save': { coordinator: always },
}
