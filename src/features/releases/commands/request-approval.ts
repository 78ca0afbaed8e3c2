import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { inTransaction, largeTransaction, ofOrganisation } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { enqueueJob } from '@/server/jobs'
import { periodOf } from '../parts/statements'
import { jobSubject, type PreparationAt } from '../schema'
import { publishablePreparation } from '../parts/publishable-preparation'
import { requireAuthor } from '../parts/author'
import { loadOpenPreparation } from '../parts/open-preparation'

/**
 * Enqueues the publication of a prepared period. Everything that would stop it now is refused at once, in words. The job's
 * command checks everything again and writes the audit row.
 */
export const requestApproval = async (actor: Actor, { id, version }: PreparationAt): Promise<{ job: string }> => {
  const { grain, at } = await loadOpenPreparation(actor, 'release.approve', id)
  const approver = requireAuthor(actor)
  requireFresh(actor)
  return inTransaction(
    ofOrganisation(actor.organisationId),
    async (tx) => {
      await publishablePreparation(tx, actor, { id, version, approver })
      const job = { kind: 'approve_release', subject: jobSubject(periodOf(grain, at)), input: { id, version } } as const
      return { job: await enqueueJob(tx, actor, job) }
    },
    largeTransaction,
  )
}
