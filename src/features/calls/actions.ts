'use server'

import { action } from '@/server/action'
import { addAppointment } from './commands/add-appointment'
import { closeAppointment } from './commands/close-appointment'
import { closeRequest } from './commands/close-request'
import { createCalendarFeed } from './commands/create-calendar-feed'
import { loadFoundFamilies } from './commands/load-found-families'
import { markNoticeSeen } from './commands/mark-notice-seen'
import { recordAttempt } from './commands/record-attempt'
import { recordReminder } from './commands/record-reminder'
import { assignAllCalls } from './commands/assign-all-calls'
import { claimNextFamily } from './commands/claim-next-family'
import { requestAllCalls } from './commands/request-all-calls'
import { requestCall } from './commands/request-call'
import { revokeCalendarFeed } from './commands/revoke-calendar-feed'
import { undoAppointment } from './commands/undo-appointment'
import { sendCallNotice } from './commands/send-call-notice'
import { startAttempt } from './commands/start-attempt'
import { takeOverFoundFamily } from './commands/take-over-found-family'
import { undoAttempt } from './commands/undo-attempt'
import { takeOverCall } from './commands/take-over-call'
import {
  addAppointmentSchema,
  appointmentIdSchema,
  closeAppointmentSchema,
  closeRequestSchema,
  noInputSchema,
  findFamiliesSchema,
  markNoticeSeenSchema,
  assignAllCallsSchema,
  claimNextFamilySchema,
  recordAttemptSchema,
  requestAllCallsSchema,
  requestCallSchema,
  sendCallNoticeSchema,
  startAttemptSchema,
  takeOverFoundFamilySchema,
  takeOverCallSchema,
  undoAttemptSchema,
} from './schema'

// These actions revalidate no page, because today's list must not move while somebody taps. A family's page refreshes
// itself.
export const startAttemptAction = action(startAttemptSchema, startAttempt)
export const recordAttemptAction = action(recordAttemptSchema, recordAttempt)
export const loadFoundFamiliesAction = action(findFamiliesSchema, loadFoundFamilies)
export const sendCallNoticeAction = action(sendCallNoticeSchema, sendCallNotice)
export const takeOverFoundFamilyAction = action(takeOverFoundFamilySchema, takeOverFoundFamily)
export const markNoticeSeenAction = action(markNoticeSeenSchema, markNoticeSeen)
export const undoAttemptAction = action(undoAttemptSchema, undoAttempt)
export const requestCallAction = action(requestCallSchema, requestCall)
export const closeRequestAction = action(closeRequestSchema, closeRequest)

export const addAppointmentAction = action(addAppointmentSchema, addAppointment)
export const closeAppointmentAction = action(closeAppointmentSchema, closeAppointment)
export const undoAppointmentAction = action(appointmentIdSchema, undoAppointment)
export const recordReminderAction = action(appointmentIdSchema, recordReminder)

export const createCalendarFeedAction = action(noInputSchema, createCalendarFeed, ['/account'])
export const revokeCalendarFeedAction = action(noInputSchema, revokeCalendarFeed, ['/account'])
export const claimNextFamilyAction = action(claimNextFamilySchema, claimNextFamily)
export const takeOverCallAction = action(takeOverCallSchema, takeOverCall)
export const assignAllCallsAction = action(assignAllCallsSchema, assignAllCalls, ['/calls', '/today'])
export const requestAllCallsAction = action(requestAllCallsSchema, requestAllCalls, ['/calls', '/today'])
