'use server'

import { action } from '@/server/action'
import { halfSessionAction, newSessionAction } from '@/server/session-action'
import { addFactor } from './commands/add-factor'
import { addFirstFactor } from './commands/add-first-factor'
import { checkAgain } from './commands/check-again'
import { checkCode } from './commands/check-code'
import { checkFresh } from './commands/check-fresh'
import { endHalfSession } from './commands/end-half-session'
import { removeFactor } from './commands/remove-factor'
import { replaceRecoveryCodes } from './commands/replace-recovery-codes'
import { addFactorSchema, checkCodeSchema, confirmSchema, noInputSchema, removeFactorSchema } from './schema'

export const checkCodeAction = halfSessionAction(checkCodeSchema, checkCode)
export const addFirstFactorAction = halfSessionAction(addFactorSchema, addFirstFactor)
export const endHalfSessionAction = halfSessionAction(noInputSchema, endHalfSession)
export const checkAgainAction = newSessionAction(confirmSchema, checkAgain)

export const checkFreshAction = action(noInputSchema, checkFresh)
export const addFactorAction = action(addFactorSchema, addFactor, ['/account'])
export const removeFactorAction = action(removeFactorSchema, removeFactor, ['/account'])
export const replaceRecoveryCodesAction = action(noInputSchema, replaceRecoveryCodes, ['/account'])
