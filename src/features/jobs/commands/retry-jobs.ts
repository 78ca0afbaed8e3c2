import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { addToQueue, attemptsBefore } from '@/server/jobs'
import type { JobIds } from '../schema'
import { lockEndedJobs } from '../parts/lock-ended-jobs'

const initialState = { state: 'queued', reason: null, finishedAt: null, stepsDone: 0, steps: 0 } as const

/**
 * Queues failed jobs again, and leaves those that somebody has retried or dismissed meanwhile. A job that a rule refused
 * cannot be retried: the form on its page is the way to ask again. A letter gets one more try, because somebody asks for it,
 * and none by itself after that.
 */
export const retryJobs = (actor: Actor, { ids }: JobIds): Promise<{ count: number }> =>
  inTransaction(actor, async (tx) => {
    const endedJobs = await lockEndedJobs(tx, actor, 'job.retry', ids)
    const failedJobs = endedJobs.filter(({ state }) => state === 'failed')
    if (failedJobs.length === 0) throw new AppError('conflict', 'changed_meanwhile')
    for (const attempts of new Set(failedJobs.map(({ kind }) => attemptsBefore(kind)))) {
      const jobs = failedJobs.filter(({ kind }) => attemptsBefore(kind) === attempts)
      await tx.job.updateMany({ where: { id: { in: jobs.map(({ id }) => id) } }, data: { ...initialState, attempts } })
    }
    await addToQueue(tx, failedJobs)
    await auditEach(
      tx,
      actor,
      'job.retry',
      failedJobs.map(({ id, kind }) => ({ subjectId: id, detail: { kind } })),
    )
    return { count: failedJobs.length }
  })
