'use server'

import { action } from '@/server/action'
import { dismissJob } from './commands/dismiss-job'
import { retryJobs } from './commands/retry-jobs'
import { jobIdSchema, jobIdsSchema } from './schema'

const pages = ['/releases', '/releases/[grain]/[at]', '/staff', '/imports'] as const

export const retryJobsAction = action(jobIdsSchema, retryJobs, pages)
export const dismissJobAction = action(jobIdSchema, dismissJob, pages)
