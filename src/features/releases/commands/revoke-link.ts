import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireReleaseAccess } from '../parts/release-scope'
import type { Revoke } from '../schema'

/** Revokes a shared link: it opens nothing from now on. */
export const revokeLink = async (actor: Actor, { id }: Revoke) => {
  await requireReleaseAccess(actor, 'release.share', id)
  return inTransaction(actor, async (tx) => {
    const link = requireFound(
      await tx.releaseLink.findFirst({
        where: { id, organisationId: actor.organisationId },
        select: { releaseId: true },
      }),
      { actor, verb: 'release.share', id },
    )
    await authorize(actor, 'release.share', { id: link.releaseId })
    const revokedLinks = await tx.releaseLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now() } })
    if (revokedLinks.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'release.share', link.releaseId, { revoked: id })
    return { id }
  })
}
