import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction, largeTransaction, ofOrganisation } from '@/server/db'
import { requireReleaseAccess } from '../parts/release-scope'
import type { WithdrawalReasonAt } from '../schema'
import { refuseStoppedTexts } from '../parts/refuse-stopped-texts'
import { requireWaitingReason, decisionValues } from '../parts/withdrawal-reason'

/** Readers see the reason of a withdrawal from now on, beside the fixed sentence. Its writer cannot approve it. */
export const approveWithdrawalReason = async (actor: Actor, { id }: WithdrawalReasonAt) => {
  await requireReleaseAccess(actor, 'release.approve', id)
  return inTransaction(
    ofOrganisation(actor.organisationId),
    async (tx) => {
      const { text, revisionId, releaseId } = await requireWaitingReason(tx, actor, 'release.approve', id)
      // The text check runs again: names may have been added since the reason was written.
      await refuseStoppedTexts(tx, actor, [{ path: 'reason', text }])
      await tx.withdrawalReason.update({ where: { id }, data: { state: 'published', ...decisionValues(actor) } })
      await tx.releaseRevision.update({
        where: { id: revisionId },
        data: { withdrawnReason: text },
        select: { id: true },
      })
      await audit(tx, actor, 'release.approve', releaseId, { revision: revisionId, part: 'reason' })
      return { id: releaseId }
    },
    largeTransaction,
  )
}
