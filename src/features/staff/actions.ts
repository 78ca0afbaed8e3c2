'use server'

import { action } from '@/server/action'
import { publicAction } from '@/server/public-action'
import { changeStaff } from './commands/change-staff'
import { disableStaff, enableStaff } from './commands/disable-staff'
import { inviteAgain, inviteStaff } from './commands/invite-staff'
import { renameOrganisation } from './commands/rename-organisation'
import { requestPassword, resetPassword } from './commands/reset-password'
import { endOtherSessions, endSession, signOut } from './commands/sessions'
import { changePassword, setPassword } from './commands/set-password'
import { openLink } from './commands/open-link'
import {
  changePasswordSchema,
  changeStaffSchema,
  endSessionSchema,
  inviteStaffSchema,
  noInputSchema,
  openLinkSchema,
  renameOrganisationSchema,
  requestPasswordSchema,
  setPasswordSchema,
  staffIdSchema,
} from './schema'

export const renameOrganisationAction = action(renameOrganisationSchema, renameOrganisation, ['/settings'])
export const inviteStaffAction = action(inviteStaffSchema, inviteStaff, ['/staff'])
export const inviteAgainAction = action(staffIdSchema, inviteAgain, ['/staff'])
export const changeStaffAction = action(changeStaffSchema, changeStaff, ['/staff'])
export const disableStaffAction = action(staffIdSchema, disableStaff, ['/staff'])
export const enableStaffAction = action(staffIdSchema, enableStaff, ['/staff'])
export const resetPasswordAction = action(staffIdSchema, resetPassword, ['/staff'])

export const signOutAction = action(noInputSchema, signOut)
export const endSessionAction = action(endSessionSchema, endSession, ['/account'])
export const endOtherSessionsAction = action(noInputSchema, endOtherSessions, ['/account'])
export const changePasswordAction = action(changePasswordSchema, changePassword, ['/account'])

export const requestPasswordAction = publicAction(requestPasswordSchema, requestPassword)
export const openLinkAction = publicAction(openLinkSchema, openLink)
export const setPasswordAction = publicAction(setPasswordSchema, setPassword)
