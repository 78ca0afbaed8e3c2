import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, Prisma } from '@/server/db'
import { AppError } from '@/server/errors'
import type { JobId } from '../schema'
import { lockEndedJobs } from '../parts/lock-ended-jobs'

/** Dismisses an ended job: the person who asked for it has read how it ended, or has what it made. Its files go with it. */
export const dismissJob = (actor: Actor, { id }: JobId): Promise<{ id: string }> =>
  inTransaction(actor, async (tx) => {
    const [job] = await lockEndedJobs(tx, actor, 'job.dismiss', [id])
    if (!job) throw new AppError('conflict', 'changed_meanwhile')
    await tx.job.update({ where: { id }, data: { dismissedAt: now(), input: Prisma.DbNull }, select: { id: true } })
    await audit(tx, actor, 'job.dismiss', id, { kind: job.kind })
    return { id }
  })
