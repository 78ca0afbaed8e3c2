import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { addToQueue, attemptsBefore } from '@/server/jobs'
import type { JobId } from '../schema'
import { lockEndedJob } from '../parts/lock-ended-job'

/**
 * Begins once more what was given up after a fault. What a rule stopped is not tried again: its form stands on the page. A letter
 * is sent once more, since somebody asks for it, and not by itself after that.
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
