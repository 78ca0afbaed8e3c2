import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { isActive } from '@/server/jobs'
import { ownJobs } from '@/server/own-jobs'

/** Locks the jobs, which must be the actor's own, and returns those that are over and not dismissed. */
export const lockEndedJobs = async (tx: Transaction, actor: Actor, verb: Verb, ids: readonly string[]) => {
  await authorize(actor, verb, { id: ids[0] })
  await tx.$queryRaw`select 1 from job where id = any(${ids}::uuid[]) order by id for no key update`
  const jobs = await tx.job.findMany({
    where: { ...ownJobs(actor), id: { in: [...ids] } },
    select: { id: true, kind: true, state: true, askedById: true, dismissedAt: true },
  })
  const missingId = ids.find((id) => !jobs.some((job) => job.id === id))
  if (missingId !== undefined) requireFound(null, { actor, verb, id: missingId })
  for (const { id, askedById } of jobs) await authorize(actor, verb, { id, ownerId: askedById })
  return jobs.filter(({ state, dismissedAt }) => dismissedAt === null && !isActive(state))
}
