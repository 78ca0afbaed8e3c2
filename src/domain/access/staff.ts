/** An administrator manages the accounts of the organisation. Nobody else sees them. */
import { always, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleStaff = scopeByRole({ admin: wholeOrganisation })

export const staffRules: RulesOf<'staff'> = {
  'staff.read': { admin: always },
  'staff.invite': { admin: always },
  'staff.change': { admin: always },
  'staff.disable': { admin: always },
  'staff.enable': { admin: always },
  'staff.reset_password': { admin: always },
  'staff.end_sessions': { admin: always },
  'staff.clear_factors': { admin: always },
}
