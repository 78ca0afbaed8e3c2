import { periodJobs } from '@/features/jobs/queries/period-jobs'
import { jobSubject, periodSchema } from '@/features/releases/schema'
import { readRoute } from '@/server/route'

export const GET = readRoute(
  periodSchema,
  async (actor, period) => (await periodJobs(actor, jobSubject(period))).active,
)
