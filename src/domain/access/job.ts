/** Only the person who started a job may retry it, or dismiss it once it has failed. */
import { own, type RulesOf } from './rule'

/** The roles that have a command that runs as a job. */
const asker = { caller: own, coordinator: own, coach: own, admin: own } as const

export const jobRules: RulesOf<'job'> = {
  'job.retry': asker,
  'job.dismiss': asker,
}
