'use server'

import { action } from '@/server/action'
import { discardInterview } from './commands/discard-interview'
import { startInterview } from './commands/start-interview'
import { discardInterviewSchema, startInterviewSchema } from './schema'

export const startInterviewAction = action(startInterviewSchema, startInterview, ['/today'])
export const discardInterviewAction = action(discardInterviewSchema, discardInterview, ['/today'])
