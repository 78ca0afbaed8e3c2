import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, largeTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireReleaseAccess } from '../parts/release-scope'
import type { SaveWithdrawalReason } from '../schema'
import { requireAuthor } from '../parts/author'
import { refuseStoppedTexts } from '../parts/refuse-stopped-texts'
import { lockRevision } from '../parts/locked-revision'

const saveReason = async (tx: Transaction, actor: Actor, { revisionId, reason }: SaveWithdrawalReason) => {
  const data = { organisationId: actor.organisationId, revisionId, text: reason, writtenById: requireAuthor(actor) }
  await tx.withdrawalReason.create({ data: { ...data, writtenAt: now() }, select: { id: true } })
}

/**
 * Saves the reason of a withdrawal, or a new one after the first was discarded. It passes the text check and waits for a
 * second person.
 */
export const updateWithdrawalReason = async (actor: Actor, input: SaveWithdrawalReason) => {
  await requireReleaseAccess(actor, 'release.withdraw', input.revisionId)
  return inTransaction(
    actor,
    async (tx) => {
      const { releaseId, state, withdrawnReason, withdrawalReasons } = await lockRevision(tx, actor, input)
      const hasReason =
        withdrawnReason !== '' || withdrawalReasons.some((withdrawalReason) => withdrawalReason.state !== 'discarded')
      if (state !== 'withdrawn' || hasReason) throw new AppError('conflict', 'changed_meanwhile')
      await refuseStoppedTexts(tx, actor, [{ path: 'reason', text: input.reason }])
      await saveReason(tx, actor, input)
      await audit(tx, actor, 'release.withdraw', releaseId, { revision: input.revisionId, part: 'reason' })
      return { id: releaseId }
    },
    largeTransaction,
  )
}
