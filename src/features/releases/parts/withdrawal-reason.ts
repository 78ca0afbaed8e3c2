import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireAuthor } from './author'
import { lockOrganisation } from './lock-organisation'

/** A reason that waits for approval, read under the lock of publications and withdrawals. */
export const requireWaitingReason = async (tx: Transaction, actor: Actor, verb: Verb, id: string) => {
  const where = { id, organisationId: actor.organisationId }
  const { writtenById, revision } = requireFound(
    await tx.withdrawalReason.findFirst({
      where,
      select: { writtenById: true, revision: { select: { releaseId: true } } },
    }),
    { actor, verb, id },
  )
  await authorize(actor, verb, { id: revision.releaseId, writtenByIds: [writtenById] })
  await lockOrganisation(tx, actor)
  const reason = await tx.withdrawalReason.findUniqueOrThrow({
    where: { id },
    select: { state: true, text: true, revisionId: true },
  })
  if (reason.state !== 'open') throw new AppError('conflict', 'changed_meanwhile')
  return { ...reason, releaseId: revision.releaseId }
}

export const decisionValues = (actor: Actor) => ({ decidedById: requireAuthor(actor), decidedAt: now() })
