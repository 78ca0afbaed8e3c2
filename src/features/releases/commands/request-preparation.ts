import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { inTransaction, largeTransaction } from '@/server/db'
import { enqueueJob } from '@/server/jobs'
import { jobSubject, type Prepare } from '../schema'
import { preparableInputs, requirePreparer } from '../parts/preparable-inputs'

/**
 * Enqueues the preparation of a period. What can be refused is refused at once. The job's command checks everything again
 * and writes the audit row.
 */
export const requestPreparation = async (actor: Actor, input: Prepare): Promise<{ job: string }> => {
  const { period, correction } = input
  await requirePreparer(actor, period)
  return inTransaction(
    actor,
    async (tx) => {
      await preparableInputs(tx, actor, input)
      const job = { kind: 'prepare_release', subject: jobSubject(period), input: { ...period, correction } } as const
      return { job: await enqueueJob(tx, actor, job) }
    },
    largeTransaction,
  )
}
