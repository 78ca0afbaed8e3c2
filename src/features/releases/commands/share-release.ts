import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { dayMs } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import { inTransaction } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { inScopeOfReleases } from '../queries/in-scope'
import type { Revoke, Share } from '../schema'
import { authorOf } from './author'

/** A way to one release for somebody without an account. The link is told once; only the hash of its token is kept. */
export const shareRelease = async (actor: Actor, { releaseId, days }: Share): Promise<{ id: string; link: string }> => {
  await inScopeOfReleases(actor, 'release.share', releaseId)
  const token = freshToken()
  return inTransaction(async (tx) => {
    const where = { id: releaseId, organisationId: actor.organisationId }
    found(await tx.release.findFirst({ where, select: { id: true } }), { actor, verb: 'release.share', id: releaseId })
    await authorize(actor, 'release.share', { id: releaseId })
    const { id } = await tx.releaseLink.create({
      data: {
        organisationId: actor.organisationId,
        releaseId,
        tokenHash: tokenHash(token),
        madeById: authorOf(actor),
        expiresAt: new Date(now().getTime() + days * dayMs),
      },
      select: { id: true },
    })
    await audit(tx, actor, 'release.share', releaseId, { link: id, days })
    return { id, link: new URL(`/shared/${token}`, env().NEXTAUTH_URL).toString() }
  })
}

/** From now on the link leads nowhere. */
export const revokeLink = async (actor: Actor, { id }: Revoke) => {
  await inScopeOfReleases(actor, 'release.share', id)
  return inTransaction(async (tx) => {
    const link = found(
      await tx.releaseLink.findFirst({
        where: { id, organisationId: actor.organisationId },
        select: { releaseId: true },
      }),
      { actor, verb: 'release.share', id },
    )
    await authorize(actor, 'release.share', { id: link.releaseId })
    const revoked = await tx.releaseLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now() } })
    if (revoked.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'release.share', link.releaseId, { revoked: id })
    return { id }
  })
}
