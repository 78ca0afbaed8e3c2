/**
 * A coordinator sees all families of the organisation. A caller sees those that are assigned to them now, those of colleagues
 * who are away today and for whom they make the calls, and those that they call for somebody else, exactly as long as their
 * lease. A caller corrects how these are reached, and nothing else of their record.
 */
import type { StaffActor } from './actor'
import { always, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation, type Limits } from './scope'

/** The families that a caller calls: their own, those of the colleagues for whom they cover, and those that they have now. */
export const familiesOfCaller = ({ staffId, coversForIds }: StaffActor): readonly Limits[] => [
  ...[staffId, ...coversForIds].map((callerId) => ({ callerId })),
  { leasedToId: staffId },
]

export const visibleFamilies = scopeByRole({
  coordinator: wholeOrganisation,
  caller: familiesOfCaller,
})

export const ofVisibleFamily = within(visibleFamilies)

export const familyRules: RulesOf<'family' | 'contact'> = {
  'family.read': { coordinator: always, caller: ofVisibleFamily },
  'family.create': { coordinator: always },
  'family.update': { coordinator: always },
  'family.assign': { coordinator: always },
  'family.import': { coordinator: always },
  'family.export': { coordinator: always },
  'family.print_letter': { coordinator: always, caller: ofVisibleFamily },
  'contact.update': { coordinator: always, caller: ofVisibleFamily },
}
