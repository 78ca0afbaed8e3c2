import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, type Prisma } from '@/server/db'
import { activeStates, isActive } from '@/server/jobs'
import { endedJobColumns, endedJobsWhere, shownJobs, type EndedJob } from '../parts/ended-jobs'
import { mostJobs } from '../schema'

/** `done` and `of` count the computed figures of all recipients. `of` is 0 until they are counted. */
type ActiveJob = { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number }

export type PeriodJobs = { readonly active: ActiveJob | null; readonly ended: readonly EndedJob[] }

/** A period has one active job at a time: see the index `job_one_of_a_period`. */
const periodKinds = ['prepare_release', 'approve_release'] as const

/**
 * The preparation or publication of a period that is queued or running, whoever asked for it, and the actor's own jobs about
 * the period that ended without success. One statement, so that a job that ends meanwhile is in one of the two.
 */
export const periodJobs = async (actor: Actor, subject: string): Promise<PeriodJobs> => {
  await authorize(actor, 'release.read')
  const active: Prisma.JobWhereInput = {
    organisationId: actor.organisationId,
    kind: { in: [...periodKinds] },
    state: { in: [...activeStates] },
  }
  const rows = await database(actor).job.findMany({
    where: { subject, OR: [active, endedJobsWhere(actor, [...periodKinds, 'release_letter'])] },
    orderBy: { createdAt: 'desc' },
    take: mostJobs,
    select: { ...endedJobColumns, stepsDone: true, steps: true },
  })
  const job = rows.find(({ state }) => isActive(state))
  return {
    active: job ? { state: job.state === 'queued' ? 'queued' : 'running', done: job.stepsDone, of: job.steps } : null,
    ended: await shownJobs(
      actor,
      rows.filter(({ state }) => !isActive(state)),
    ),
  }
}
