/** Only an administrator reads the log. */
import { always, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleLog = scopeByRole({ admin: wholeOrganisation })

export const logRules: RulesOf<'log'> = {
  'log.read': { admin: always },
}
