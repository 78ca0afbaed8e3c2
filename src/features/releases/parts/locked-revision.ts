import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import type { Withdraw } from '../schema'
import { lockOrganisation } from './lock-organisation'

/** The revision asked for, read under the lock of publications and withdrawals. */
export const lockRevision = async (tx: Transaction, actor: Actor, { revisionId }: Withdraw) => {
  const where = { id: revisionId, organisationId: actor.organisationId }
  const { releaseId } = requireFound(await tx.releaseRevision.findFirst({ where, select: { releaseId: true } }), {
    actor,
    verb: 'release.withdraw',
    id: revisionId,
  })
  await authorize(actor, 'release.withdraw', { id: releaseId })
  await lockOrganisation(tx, actor)
  return tx.releaseRevision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { releaseId: true, state: true, withdrawnReason: true, withdrawalReasons: { select: { state: true } } },
  })
}
