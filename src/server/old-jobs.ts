/** The term of jobs that ended. What an organisation has of them meanwhile is their kind, who asked and how it ended. */
import 'server-only'
import { dayMs } from '@/domain/dates'
import { database, type Scope } from './db'

const termMs = 30 * dayMs

/** Ended jobs are deleted after thirty days, by the clock of the machine. What waits or runs stays, however old it is. */
export const deleteOldJobs = (scope: Scope, at: Date = new Date()) => database(scope).$executeRaw`
  delete from job where state in ('done', 'refused', 'failed') and finished_at < ${new Date(at.getTime() - termMs)}`
