'use server'

import { action } from '@/server/action'
import { browserAction } from '@/server/public-action'
import { halfSessionAction, newSessionAction, signInAction } from '@/server/session-action'
import { addFactor } from './commands/add-factor'
import { addFirstFactor } from './commands/add-first-factor'
import { addFirstPasskey } from './commands/add-first-passkey'
import { addPasskey } from './commands/add-passkey'
import { checkAgain } from './commands/check-again'
import { checkCode } from './commands/check-code'
import { checkFresh } from './commands/check-fresh'
import { checkPasskey } from './commands/check-passkey'
import { endHalfSession } from './commands/end-half-session'
import { removeFactor } from './commands/remove-factor'
import { removePasskey } from './commands/remove-passkey'
import { renamePasskey } from './commands/rename-passkey'
import { replaceRecoveryCodes } from './commands/replace-recovery-codes'
import { signInWithPasskey } from './commands/sign-in-with-passkey'
import { startFirstPasskey } from './commands/start-first-passkey'
import { startPasskey } from './commands/start-passkey'
import { startPasskeyAgain } from './commands/start-passkey-again'
import { startPasskeyCheck } from './commands/start-passkey-check'
import { startPasskeySignIn } from './commands/start-passkey-sign-in'
import {
  addFactorSchema,
  checkCodeSchema,
  checkPasskeySchema,
  confirmSchema,
  newPasskeySchema,
  noInputSchema,
  removeFactorSchema,
  removePasskeySchema,
  renamePasskeySchema,
  signInWithPasskeySchema,
} from './schema'

export const startPasskeySignInAction = browserAction(noInputSchema, startPasskeySignIn)
export const signInWithPasskeyAction = signInAction(signInWithPasskeySchema, signInWithPasskey)

export const checkCodeAction = halfSessionAction(checkCodeSchema, checkCode)
export const addFirstFactorAction = halfSessionAction(addFactorSchema, addFirstFactor)
export const startPasskeyCheckAction = halfSessionAction(noInputSchema, startPasskeyCheck)
export const checkPasskeyAction = halfSessionAction(checkPasskeySchema, checkPasskey)
export const startFirstPasskeyAction = halfSessionAction(noInputSchema, startFirstPasskey)
export const addFirstPasskeyAction = halfSessionAction(newPasskeySchema, addFirstPasskey)
export const endHalfSessionAction = halfSessionAction(noInputSchema, endHalfSession)
export const checkAgainAction = newSessionAction(confirmSchema, checkAgain)
export const startPasskeyAgainAction = action(noInputSchema, startPasskeyAgain)

export const checkFreshAction = action(noInputSchema, checkFresh)
export const addFactorAction = action(addFactorSchema, addFactor, ['/account'])
export const removeFactorAction = action(removeFactorSchema, removeFactor, ['/account'])
export const startPasskeyAction = action(noInputSchema, startPasskey)
export const addPasskeyAction = action(newPasskeySchema, addPasskey, ['/account'])
export const renamePasskeyAction = action(renamePasskeySchema, renamePasskey, ['/account'])
export const removePasskeyAction = action(removePasskeySchema, removePasskey, ['/account'])
export const replaceRecoveryCodesAction = action(noInputSchema, replaceRecoveryCodes, ['/account'])
