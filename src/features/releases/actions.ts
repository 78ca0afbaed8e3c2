'use server'

import { action } from '@/server/action'
import { addQuote } from './commands/add-quote'
import { removeQuote } from './commands/remove-quote'
import { approveWithdrawalReason } from './commands/approve-withdrawal-reason'
import { discardWithdrawalReason } from './commands/discard-withdrawal-reason'
import { discardPreparation } from './commands/discard-preparation'
import { updateThreshold } from './commands/update-threshold'
import { updateBoardGrain } from './commands/update-board-grain'
import { requestApproval } from './commands/request-approval'
import { requestPreparation } from './commands/request-preparation'
import { saveMeeting } from './commands/save-meeting'
import { shareRelease } from './commands/share-release'
import { revokeLink } from './commands/revoke-link'
import { withdrawRelease } from './commands/withdraw-release'
import { updateWithdrawalReason } from './commands/update-withdrawal-reason'
import { saveText } from './commands/save-text'
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
  saveWithdrawalReasonSchema,
  saveTextSchema,
} from './schema'

const pages = ['/releases', '/releases/[grain]/[at]', '/releases/issue/[id]'] as const

export const requestPreparationAction = action(prepareSchema, requestPreparation, pages)
export const requestApprovalAction = action(preparationSchema, requestApproval, pages)
export const discardPreparationAction = action(preparationSchema, discardPreparation, pages)
export const saveTextAction = action(saveTextSchema, saveText, pages)
export const addQuoteAction = action(addQuoteSchema, addQuote, pages)
export const removeQuoteAction = action(removeQuoteSchema, removeQuote, pages)
export const withdrawReleaseAction = action(withdrawSchema, withdrawRelease, pages)
export const updateWithdrawalReasonAction = action(saveWithdrawalReasonSchema, updateWithdrawalReason, pages)
export const approveWithdrawalReasonAction = action(withdrawalReasonSchema, approveWithdrawalReason, pages)
export const discardWithdrawalReasonAction = action(withdrawalReasonSchema, discardWithdrawalReason, pages)
export const saveMeetingAction = action(meetingSchema, saveMeeting, pages)
export const shareReleaseAction = action(shareSchema, shareRelease, pages)
export const revokeLinkAction = action(revokeSchema, revokeLink, pages)
export const updateThresholdAction = action(thresholdSchema, updateThreshold, ['/settings'])
export const updateBoardGrainAction = action(boardGrainSchema, updateBoardGrain, ['/settings'])
