import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { inScopeOfReleases } from '../queries/in-scope'
import type { Withdraw, WriteWithdrawalReason } from '../schema'
import { authorOf } from './author'
import { lockedOrganisation } from './locked-organisation'
import { refuseStoppedTexts } from './refuse-stopped-texts'

/** The revision that is asked for, once nobody else publishes or withdraws. */
const lockedRevision = async (tx: Transaction, actor: Actor, { revisionId }: Withdraw) => {
  const where = { id: revisionId, organisationId: actor.organisationId }
  const { releaseId } = found(await tx.releaseRevision.findFirst({ where, select: { releaseId: true } }), {
    actor,
    verb: 'release.withdraw',
    id: revisionId,
  })
  await authorize(actor, 'release.withdraw', { id: releaseId })
  await lockedOrganisation(tx, actor)
  return tx.releaseRevision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { releaseId: true, state: true, withdrawnReason: true, withdrawalReasons: { select: { state: true } } },
  })
}

const keepReason = async (tx: Transaction, actor: Actor, { revisionId, reason }: WriteWithdrawalReason) => {
  const data = { organisationId: actor.organisationId, revisionId, text: reason, writtenById: authorOf(actor) }
  await tx.withdrawalReason.create({ data: { ...data, writtenAt: now() }, select: { id: true } })
}

/**
 * Says of a release that it should not be used any more, at once, by one person and in a fixed sentence. The words why are
 * written by themselves, so that no gate stands before it. What was read was read: every later audit keeps counting it.
 */
export const withdrawRelease = async (actor: Actor, input: Withdraw) => {
  await inScopeOfReleases(actor, 'release.withdraw', input.revisionId)
  return inTransaction(async (tx) => {
    const { releaseId, state } = await lockedRevision(tx, actor, input)
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

/** The words why, or others after those were put away. They pass the gate, and wait for a second person. */
export const rewriteWithdrawalReason = async (actor: Actor, input: WriteWithdrawalReason) => {
  await inScopeOfReleases(actor, 'release.withdraw', input.revisionId)
  return inTransaction(async (tx) => {
    const { releaseId, state, withdrawnReason, withdrawalReasons } = await lockedRevision(tx, actor, input)
    const isTold = withdrawnReason !== '' || withdrawalReasons.some((one) => one.state !== 'discarded')
    if (state !== 'withdrawn' || isTold) throw new AppError('conflict', 'changed_meanwhile')
    await refuseStoppedTexts(tx, actor, [{ path: 'reason', text: input.reason }])
    await keepReason(tx, actor, input)
    await audit(tx, actor, 'release.withdraw', releaseId, { revision: input.revisionId, part: 'reason' })
    return { id: releaseId }
  })
}
