import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { dayMs } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import { inTransaction } from '@/server/db'
import { env } from '@/server/env'
import { requireFresh } from '@/server/fresh'
import { requireRoom } from '@/server/request-room'
import { requireReleaseAccess } from '../parts/release-scope'
import type { Share } from '../schema'
import { requireAuthor } from '../parts/author'

/**
 * Creates a link to one release for somebody without an account. The link is shown once; only the hash of its token is
 * stored.
 */
export const shareRelease = async (actor: Actor, { releaseId, days }: Share): Promise<{ id: string; link: string }> => {
  await requireReleaseAccess(actor, 'release.share', releaseId)
  requireFresh(actor)
  const madeById = requireAuthor(actor)
  if (actor.kind === 'staff') await requireRoom('share', actor, 'release.share')
  const token = freshToken()
  return inTransaction(actor, async (tx) => {
    const where = { id: releaseId, organisationId: actor.organisationId }
    requireFound(await tx.release.findFirst({ where, select: { id: true } }), {
      actor,
      verb: 'release.share',
      id: releaseId,
    })
    await authorize(actor, 'release.share', { id: releaseId })
    const { id } = await tx.releaseLink.create({
      data: {
        organisationId: actor.organisationId,
        releaseId,
        tokenHash: tokenHash(token),
        madeById,
        expiresAt: new Date(now().getTime() + days * dayMs),
      },
      select: { id: true },
    })
    await audit(tx, actor, 'release.share', releaseId, { link: id, days })
    return { id, link: new URL(`/shared/${token}`, env().NEXTAUTH_URL).toString() }
  })
}
