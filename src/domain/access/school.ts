/** Callers and coordinators read the list of schools. It changes only by an import. */
import { always, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleSchools = scopeByRole({ coordinator: wholeOrganisation, caller: wholeOrganisation })

export const schoolRules: RulesOf<'school'> = {
  'school.read': { coordinator: always, caller: always },
  'school.import': { coordinator: always },
  'school.export': { coordinator: always },
}
