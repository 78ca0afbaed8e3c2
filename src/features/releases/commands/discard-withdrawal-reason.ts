import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { requireReleaseAccess } from '../parts/release-scope'
import type { WithdrawalReasonAt } from '../schema'
import { requireWaitingReason, decisionValues } from '../parts/withdrawal-reason'

/** Removes the reason; readers keep reading the fixed sentence alone. */
export const discardWithdrawalReason = async (actor: Actor, { id }: WithdrawalReasonAt) => {
  await requireReleaseAccess(actor, 'release.withdraw', id)
  return inTransaction(actor, async (tx) => {
    const { revisionId, releaseId } = await requireWaitingReason(tx, actor, 'release.withdraw', id)
    await tx.withdrawalReason.update({
      where: { id },
      data: { state: 'discarded', text: '', ...decisionValues(actor) },
    })
    await audit(tx, actor, 'release.withdraw', releaseId, { revision: revisionId, part: 'reason', discarded: true })
    return { id: releaseId }
  })
}
