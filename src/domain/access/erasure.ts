/**
 * Who erases a family on request. An administrator does it by the family's number and reads nothing of it. Only the operator's
 * command line erases again what a restored copy brought back.
 */
import { always, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const erasableFamilies = scopeByRole({ coordinator: wholeOrganisation, admin: wholeOrganisation })

const byWhoAnswers = { coordinator: always, admin: always }

export const erasureRules: RulesOf<'erasure'> = {
  'erasure.read': byWhoAnswers,
  'erasure.run': byWhoAnswers,
  'erasure.apply': {},
}
