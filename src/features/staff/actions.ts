'use server'

import { action } from '@/server/action'
import { publicAction } from '@/server/public-action'
import { updateStaff } from './commands/update-staff'
import { disablePersonExport } from './commands/disable-person-export'
import { disableStaff } from './commands/disable-staff'
import { enableStaff } from './commands/enable-staff'
import { inviteStaff } from './commands/invite-staff'
import { resendInvitation } from './commands/resend-invitation'
import { renameOrganisation } from './commands/rename-organisation'
import { refuseAccess } from './commands/refuse-access'
import { releaseAccess } from './commands/release-access'
import { removeInstrumentVersion } from './commands/remove-instrument-version'
import { updateInstrumentVersion } from './commands/update-instrument-version'
import { resetPassword } from './commands/reset-password'
import { requestFactorClearing } from './commands/request-factor-clearing'
import { requestPersonExport } from './commands/request-person-export'
import { requestPassword } from './commands/request-password'
import { endSession } from './commands/end-session'
import { endOtherSessions } from './commands/end-other-sessions'
import { endStaffSessions } from './commands/end-staff-sessions'
import { signOut } from './commands/sign-out'
import { savePhone } from './commands/save-phone'
import { savePassword } from './commands/save-password'
import { updatePassword } from './commands/update-password'
import { loadLink } from './commands/load-link'
import {
  accessRequestSchema,
  updatePasswordSchema,
  updateStaffSchema,
  endSessionSchema,
  inviteStaffSchema,
  noInputSchema,
  linkSchema,
  removeInstrumentVersionSchema,
  renameOrganisationSchema,
  requestPasswordSchema,
  savePasswordSchema,
  savePhoneSchema,
  staffIdSchema,
  updateInstrumentVersionSchema,
} from './schema'

export const renameOrganisationAction = action(renameOrganisationSchema, renameOrganisation, ['/settings'])
export const savePhoneAction = action(savePhoneSchema, savePhone, ['/settings'])
export const updateInstrumentVersionAction = action(updateInstrumentVersionSchema, updateInstrumentVersion, [
  '/settings',
])
export const removeInstrumentVersionAction = action(removeInstrumentVersionSchema, removeInstrumentVersion, [
  '/settings',
])
export const requestPersonExportAction = action(noInputSchema, requestPersonExport, ['/settings'])
export const disablePersonExportAction = action(noInputSchema, disablePersonExport, ['/settings'])
export const inviteStaffAction = action(inviteStaffSchema, inviteStaff, ['/staff'])
export const resendInvitationAction = action(staffIdSchema, resendInvitation, ['/staff'])
export const updateStaffAction = action(updateStaffSchema, updateStaff, ['/staff'])
export const disableStaffAction = action(staffIdSchema, disableStaff, ['/staff'])
export const enableStaffAction = action(staffIdSchema, enableStaff, ['/staff'])
export const resetPasswordAction = action(staffIdSchema, resetPassword, ['/staff'])
export const requestFactorClearingAction = action(staffIdSchema, requestFactorClearing, ['/staff'])
export const releaseAccessAction = action(accessRequestSchema, releaseAccess, ['/staff', '/account'])
export const refuseAccessAction = action(accessRequestSchema, refuseAccess, ['/staff', '/account'])
export const endStaffSessionsAction = action(staffIdSchema, endStaffSessions, ['/staff'])

export const signOutAction = action(noInputSchema, signOut)
export const endSessionAction = action(endSessionSchema, endSession, ['/account'])
export const endOtherSessionsAction = action(noInputSchema, endOtherSessions, ['/account'])
export const updatePasswordAction = action(updatePasswordSchema, updatePassword, ['/account'])

export const requestPasswordAction = publicAction(requestPasswordSchema, requestPassword)
export const loadLinkAction = publicAction(linkSchema, loadLink)
export const savePasswordAction = publicAction(savePasswordSchema, savePassword)
