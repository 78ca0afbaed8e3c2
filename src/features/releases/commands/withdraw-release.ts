import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireReleaseAccess } from '../parts/release-scope'
import type { Withdraw } from '../schema'
import { lockRevision } from '../parts/locked-revision'

/**
 * Withdraws a release at once, by one person and with a fixed sentence. The reason is written separately, so that no text
 * check can delay the withdrawal. Readers have read the release, so every later audit still counts it.
 */
export const withdrawRelease = async (actor: Actor, input: Withdraw) => {
  await requireReleaseAccess(actor, 'release.withdraw', input.revisionId)
  return inTransaction(actor, async (tx) => {
    const { releaseId, state } = await lockRevision(tx, actor, input)
    if (state !== 'published') throw new AppError('conflict', 'changed_meanwhile')
    await tx.releaseRevision.update({
      where: { id: input.revisionId },
      data: { state: 'withdrawn', withdrawnAt: now() },
      select: { id: true },
    })
    await audit(tx, actor, 'release.withdraw', releaseId, { revision: input.revisionId })
    return { id: releaseId }
  })
}
