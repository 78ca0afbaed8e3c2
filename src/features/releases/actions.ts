'use server'

import { action } from '@/server/action'
import { addQuote, removeQuote } from './commands/add-quote'
import { approveWithdrawalReason, discardWithdrawalReason } from './commands/decide-withdrawal-reason'
import { discardPreparation } from './commands/discard-preparation'
import { setBoardGrain, setThreshold } from './commands/publication-settings'
import { requestApproval } from './commands/request-approval'
import { requestPreparation } from './commands/request-preparation'
import { saveMeeting } from './commands/save-meeting'
import { revokeLink, shareRelease } from './commands/share-release'
import { rewriteWithdrawalReason, withdrawRelease } from './commands/withdraw-release'
import { writeText } from './commands/write-text'
import {
  addQuoteSchema,
  boardGrainSchema,
  meetingSchema,
  preparationSchema,
  prepareSchema,
  removeQuoteSchema,
  revokeSchema,
  shareSchema,
  thresholdSchema,
  withdrawalReasonSchema,
  withdrawSchema,
  writeWithdrawalReasonSchema,
  writeTextSchema,
} from './schema'

const pages = ['/releases', '/releases/[grain]/[at]', '/releases/issue/[id]'] as const

export const requestPreparationAction = action(prepareSchema, requestPreparation, pages)
export const requestApprovalAction = action(preparationSchema, requestApproval, pages)
export const discardPreparationAction = action(preparationSchema, discardPreparation, pages)
export const writeTextAction = action(writeTextSchema, writeText, pages)
export const addQuoteAction = action(addQuoteSchema, addQuote, pages)
export const removeQuoteAction = action(removeQuoteSchema, removeQuote, pages)
export const withdrawReleaseAction = action(withdrawSchema, withdrawRelease, pages)
export const rewriteWithdrawalReasonAction = action(writeWithdrawalReasonSchema, rewriteWithdrawalReason, pages)
export const approveWithdrawalReasonAction = action(withdrawalReasonSchema, approveWithdrawalReason, pages)
export const discardWithdrawalReasonAction = action(withdrawalReasonSchema, discardWithdrawalReason, pages)
export const saveMeetingAction = action(meetingSchema, saveMeeting, pages)
export const shareReleaseAction = action(shareSchema, shareRelease, pages)
export const revokeLinkAction = action(revokeSchema, revokeLink, pages)
export const setThresholdAction = action(thresholdSchema, setThreshold, ['/settings'])
export const setBoardGrainAction = action(boardGrainSchema, setBoardGrain, ['/settings'])
