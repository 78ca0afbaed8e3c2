import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { addToQueue, attemptsBefore } from '@/server/jobs'
import type { JobId } from '../schema'
import { lockEndedJob } from '../parts/lock-ended-job'

/**
 * Queues a failed job again. A job that a rule refused cannot be retried: the form on its page is the way to ask again. A
 * letter gets one more try, because somebody asks for it, and none by itself after that.
 */
export const retryJob = (actor: Actor, { id }: JobId): Promise<{ id: string }> =>
  inTransaction(async (tx) => {
    const { kind, state } = await lockEndedJob(tx, actor, 'job.retry', id)
    if (state !== 'failed') throw new AppError('conflict', 'changed_meanwhile')
    const initialState = { state: 'queued', reason: null, finishedAt: null, stepsDone: 0, steps: 0 } as const
    await tx.job.update({
      where: { id },
      data: { ...initialState, attempts: attemptsBefore(kind) },
      select: { id: true },
    })
    await addToQueue(tx, id, kind)
    await audit(tx, actor, 'job.retry', id, { kind })
    return { id }
  })
