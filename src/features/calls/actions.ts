'use server'

import { action } from '@/server/action'
import { recordAttempt } from './commands/record-attempt'
import { requestCall } from './commands/request-call'
import { undoAttempt } from './commands/undo-attempt'
import { recordAttemptSchema, requestCallSchema, undoAttemptSchema } from './schema'

// These actions revalidate no page, because today's list must not move while somebody taps. A family's page refreshes
// itself.
export const recordAttemptAction = action(recordAttemptSchema, recordAttempt)
export const undoAttemptAction = action(undoAttemptSchema, undoAttempt)
export const requestCallAction = action(requestCallSchema, requestCall)
