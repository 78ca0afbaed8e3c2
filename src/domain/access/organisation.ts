/** An administrator changes the name and settings. Only the command line creates an organisation or fills the demo. */
import { always, type RulesOf } from './rule'

export const organisationRules: RulesOf<'organisation'> = {
  'organisation.change': { admin: always },
  'organisation.create': {},
  'organisation.fill_demo': {},
}
