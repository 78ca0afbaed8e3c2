import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { inScopeOfReleases } from '../queries/in-scope'
import type { WithdrawalReasonAt } from '../schema'
import { authorOf } from './author'
import { lockedOrganisation } from './locked-organisation'
import { refuseStoppedTexts } from './refuse-stopped-texts'

/** Words that wait, once nobody else publishes or withdraws. */
const waitingReason = async (tx: Transaction, actor: Actor, verb: Verb, id: string) => {
  const where = { id, organisationId: actor.organisationId }
  const { writtenById, revision } = found(
    await tx.withdrawalReason.findFirst({
      where,
      select: { writtenById: true, revision: { select: { releaseId: true } } },
    }),
    { actor, verb, id },
  )
  await authorize(actor, verb, { id: revision.releaseId, writtenByIds: [writtenById] })
  await lockedOrganisation(tx, actor)
  const reason = await tx.withdrawalReason.findUniqueOrThrow({
    where: { id },
    select: { state: true, text: true, revisionId: true },
  })
  if (reason.state !== 'open') throw new AppError('conflict', 'changed_meanwhile')
  return { ...reason, releaseId: revision.releaseId }
}

const decided = (actor: Actor) => ({ decidedById: authorOf(actor), decidedAt: now() })

/** Readers read the words of a withdrawal from now on, beside the fixed sentence. Never by who wrote them. */
export const approveWithdrawalReason = async (actor: Actor, { id }: WithdrawalReasonAt) => {
  await inScopeOfReleases(actor, 'release.approve', id)
  return inTransaction(async (tx) => {
    const { text, revisionId, releaseId } = await waitingReason(tx, actor, 'release.approve', id)
    // Names may have been added since they were written.
    await refuseStoppedTexts(tx, actor, [{ path: 'reason', text }])
    await tx.withdrawalReason.update({ where: { id }, data: { state: 'published', ...decided(actor) } })
    await tx.releaseRevision.update({
      where: { id: revisionId },
      data: { withdrawnReason: text },
      select: { id: true },
    })
    await audit(tx, actor, 'release.approve', releaseId, { revision: revisionId, part: 'reason' })
    return { id: releaseId }
  })
}

/** The words go, and readers keep reading the fixed sentence alone. */
export const discardWithdrawalReason = async (actor: Actor, { id }: WithdrawalReasonAt) => {
  await inScopeOfReleases(actor, 'release.withdraw', id)
  return inTransaction(async (tx) => {
    const { revisionId, releaseId } = await waitingReason(tx, actor, 'release.withdraw', id)
    await tx.withdrawalReason.update({ where: { id }, data: { state: 'discarded', text: '', ...decided(actor) } })
    await audit(tx, actor, 'release.withdraw', releaseId, { revision: revisionId, part: 'reason', discarded: true })
    return { id: releaseId }
  })
}
