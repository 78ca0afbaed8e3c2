'use server'

import { action } from '@/server/action'
import { startInterview } from './commands/start-interview'
import { startInterviewSchema } from './schema'

export const startInterviewAction = action(startInterviewSchema, startInterview, ['/today'])
