/** The organisation itself: its administrator changes its name and settings. Only the command line makes one or fills the demo. */
import { always, type RulesOf } from './rule'

export const organisationRules: RulesOf<'organisation'> = {
  'organisation.change': { admin: always },
  'organisation.create': {},
  'organisation.fill_demo': {},
}
