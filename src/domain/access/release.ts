/**
 * Coordinators prepare releases and record meetings. A coordinator or coach who wrote no word of a release approves it. A
 * role of the database (`runAsReader`) limits what a reader sees.
 */
import { readsForRecipient, type Actor, type StaffActor } from './actor'
import { always, type Condition, type RulesOf } from './rule'

/** Nobody approves a release that they prepared or that contains a word of theirs. */
const anotherPerson: Condition = ({ staffId }, { preparedById, writtenByIds = [] }) =>
  preparedById !== staffId && !writtenByIds.includes(staffId)

/** Returns whether the actor reads only what was published to the recipient for whom they read. */
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
