/** A coordinator sees all families of the organisation, a caller those that are assigned to them now. */
import { always, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleFamilies = scopeByRole({
  coordinator: wholeOrganisation,
  caller: ({ staffId }) => [{ callerId: staffId }],
})

export const ofVisibleFamily = within(visibleFamilies)

export const familyRules: RulesOf<'family'> = {
  'family.read': { coordinator: always, caller: ofVisibleFamily },
  'family.create': { coordinator: always },
  'family.update': { coordinator: always },
  'family.assign': { coordinator: always },
  'family.import': { coordinator: always },
  'family.export': { coordinator: always },
}
