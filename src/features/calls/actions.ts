'use server'

import { action } from '@/server/action'
import { recordAttempt } from './commands/record-attempt'
import { requestCall } from './commands/request-call'
import { undoAttempt } from './commands/undo-attempt'
import { recordAttemptSchema, requestCallSchema, undoAttemptSchema } from './schema'

// No page is redrawn by an attempt: today's list must not move under a thumb. A family's page asks for it itself.
export const recordAttemptAction = action(recordAttemptSchema, recordAttempt)
export const undoAttemptAction = action(undoAttemptSchema, undoAttempt)
export const requestCallAction = action(requestCallSchema, requestCall)
