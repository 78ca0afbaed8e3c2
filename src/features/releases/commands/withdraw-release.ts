import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Withdraw } from '../schema'
import { lockedOrganisation } from './locked-organisation'
import { refuseStoppedTexts } from './refuse-stopped-texts'

/** Says of a release that it should not be used any more. What was read was read: every later audit keeps counting it. */
export const withdrawRelease = async (actor: Actor, { revisionId, reason }: Withdraw) =>
  inTransaction(async (tx) => {
    const revision = found(
      await tx.releaseRevision.findFirst({
        where: { id: revisionId, organisationId: actor.organisationId },
        select: { releaseId: true },
      }),
    )
    await authorize(actor, 'release.withdraw', { id: revision.releaseId })
    await refuseStoppedTexts(tx, actor, [{ path: 'reason', text: reason }])
    await lockedOrganisation(tx, actor)
    const withdrawn = await tx.releaseRevision.updateMany({
      where: { id: revisionId, state: 'published' },
      data: { state: 'withdrawn', withdrawnAt: now(), withdrawnReason: reason },
    })
    if (withdrawn.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'release.withdraw', revision.releaseId, { revision: revisionId })
    return { id: revision.releaseId }
  })
