import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { ownJobs } from '@/server/own-jobs'

/** Locks and returns an ended job of the actor that is not dismissed. */
export const lockEndedJob = async (tx: Transaction, actor: Actor, verb: Verb, id: string) => {
  await authorize(actor, verb, { id })
  await tx.$queryRaw`select 1 from job where id = ${id}::uuid for no key update`
  const job = requireFound(
    await tx.job.findFirst({
      where: { ...ownJobs(actor), id },
      select: { id: true, kind: true, state: true, askedById: true, dismissedAt: true },
    }),
    { actor, verb, id },
  )
  await authorize(actor, verb, { id, ownerId: job.askedById })
  if (job.dismissedAt !== null || !['done', 'refused', 'failed'].includes(job.state))
    throw new AppError('conflict', 'changed_meanwhile')
  return job
}
