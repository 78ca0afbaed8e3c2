import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { activeStates, type JobKind } from '@/server/jobs'

type Jobs = { kind: JobKind; subject?: string }

/**
 * Refuses what may not be asked for while such a job is queued or running. Requests wait for each other until they commit, so
 * that of two at the same time one enqueues its job and the other sees it.
 */
export const refuseSecondJob = async (
  tx: Transaction,
  { organisationId }: Actor,
  { kind, subject }: Jobs,
  reason: 'import_running' | 'export_running',
): Promise<void> => {
  const lock = `request ${kind} ${organisationId} ${subject ?? ''}`
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`
  const where = {
    organisationId,
    kind,
    ...(subject === undefined ? {} : { subject }),
    state: { in: [...activeStates] },
  }
  if (await tx.job.findFirst({ where, select: { id: true } })) throw new AppError('conflict', reason)
}
