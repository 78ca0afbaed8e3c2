'use server'

import { action } from '@/server/action'
import { dismissJob } from './commands/dismiss-job'
import { retryJob } from './commands/retry-job'
import { jobIdSchema } from './schema'

const pages = ['/releases/[grain]/[at]', '/staff', '/imports'] as const

export const retryJobAction = action(jobIdSchema, retryJob, pages)
export const dismissJobAction = action(jobIdSchema, dismissJob, pages)
