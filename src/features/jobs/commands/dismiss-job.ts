import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, Prisma } from '@/server/db'
import type { JobId } from '../schema'
import { lockEndedJob } from '../parts/lock-ended-job'

/** Dismisses an ended job: the person who asked for it has read how it ended, or has what it made. Its files go with it. */
export const dismissJob = (actor: Actor, { id }: JobId): Promise<{ id: string }> =>
  inTransaction(async (tx) => {
    const { kind } = await lockEndedJob(tx, actor, 'job.dismiss', id)
    await tx.job.update({ where: { id }, data: { dismissedAt: now(), input: Prisma.DbNull }, select: { id: true } })
    await audit(tx, actor, 'job.dismiss', id, { kind })
    return { id }
  })
