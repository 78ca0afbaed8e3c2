/** Jobs: whoever asked for one tries it again, or puts it away once it has failed. Nobody else does. */
import { own, type RulesOf } from './rule'

/** The roles that may ask for work that outlives the request. */
const asker = { coordinator: own, coach: own, admin: own } as const

export const jobRules: RulesOf<'job'> = {
  'job.retry': asker,
  'job.dismiss': asker,
}
