'use server'

import { action } from '@/server/action'
import { markSignalSeen } from './commands/mark-signal-seen'
import { updateSignalLimit } from './commands/update-signal-limit'
import { markSignalSeenSchema, updateSignalLimitSchema } from './schema'

export const markSignalSeenAction = action(markSignalSeenSchema, markSignalSeen, ['/signals'])
export const updateSignalLimitAction = action(updateSignalLimitSchema, updateSignalLimit, ['/settings'])
