'use server'

import { action } from '@/server/action'
import { recordAttempt } from './commands/record-attempt'
import { requestCall } from './commands/request-call'
import { seeConcern } from './commands/see-concern'
import { undoAttempt } from './commands/undo-attempt'
import { recordAttemptSchema, requestCallSchema, seeConcernSchema, undoAttemptSchema } from './schema'

const pages = ['/today', '/families', '/families/[id]'] as const

export const recordAttemptAction = action(recordAttemptSchema, recordAttempt, pages)
export const undoAttemptAction = action(undoAttemptSchema, undoAttempt, pages)
export const requestCallAction = action(requestCallSchema, requestCall, pages)
export const seeConcernAction = action(seeConcernSchema, seeConcern, ['/today'])
