/**
 * Only an administrator reads the log. Who looked at a family, and what one member of staff opened, is also asked by
 * coordinators: whoever knows the families can judge whether somebody had a reason to look.
 */
import { always, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleLog = scopeByRole({ admin: wholeOrganisation })

export const visibleViews = scopeByRole({ admin: wholeOrganisation, coordinator: wholeOrganisation })

export const logRules: RulesOf<'log' | 'view'> = {
  'log.read': { admin: always },
  'view.read': { admin: always, coordinator: always },
}
