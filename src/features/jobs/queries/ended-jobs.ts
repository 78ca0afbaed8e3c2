import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import type { JobKind } from '@/server/jobs'
import { endedJobColumns, endedJobsWhere, shownJobs, type EndedJob } from '../parts/ended-jobs'
import { mostJobs } from '../schema'

/** The failed and refused jobs of these kinds that this actor asked for and has not dismissed, latest first. */
export const endedJobs = async (actor: Actor, kinds: readonly JobKind[]): Promise<EndedJob[]> =>
  shownJobs(
    actor,
    await database(actor).job.findMany({
      where: endedJobsWhere(actor, kinds),
      orderBy: { createdAt: 'desc' },
      take: mostJobs,
      select: endedJobColumns,
    }),
  )
