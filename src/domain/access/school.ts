/** Schools: who works with families reads the list; it changes only by an import. */
import { always, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleSchools = scopeByRole({ coordinator: wholeOrganisation, caller: wholeOrganisation })

export const schoolRules: RulesOf<'school'> = {
  'school.read': { coordinator: always, caller: always },
  'school.import': { coordinator: always },
  'school.export': { coordinator: always },
}
