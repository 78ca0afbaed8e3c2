import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { requestAfter } from '@/domain/calls/next-step'
import { outcomeRules } from '@/domain/calls/outcomes'
import { dateAt } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize, auditForeignIds } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { RecordAttempt } from '../schema'
import { requireCallDay, loadFamilyToCall, lockFamily, updateLastAttempt } from '../parts/family-to-call'

type RecordedAttempt = { organisationId: string; at: Date; input: RecordAttempt }

const refuseForeignNumber = async (tx: Transaction, actor: Actor, { familyId, contactPointId }: RecordAttempt) => {
  if (contactPointId === null) return
  const ownContactPoints = await tx.contactPoint.findMany({
    where: { id: contactPointId, familyId },
    select: { id: true },
  })
  auditForeignIds({ actor, verb: 'attempt.record' }, [contactPointId], ownContactPoints)
  if (ownContactPoints.length === 0) throw new AppError('invalid', 'number_needed')
}

/**
 * Replaces the open call requests by the one that the outcome plans. The new request has the id of its attempt, and the
 * replaced ones are closed at the time of the attempt. `undoAttempt` finds them by these two values.
 */
const createFollowUpRequest = async (tx: Transaction, { organisationId, at, input }: RecordedAttempt) => {
  const { id, familyId } = input
  const request = requestAfter(input.outcome, input.callBackOn)
  if (!request) return
  await tx.callRequest.updateMany({ where: { familyId, closedAt: null }, data: { closedAt: at } })
  const { reason, notBefore } = request
  await tx.callRequest.create({
    data: { id, organisationId, familyId, reason, notBefore: requireCallDay(notBefore), createdAt: at },
  })
}

/** Records an attempt to reach a family, with its outcome. The browser makes the id, so a repeat records nothing. */
export const recordAttempt = async (actor: Actor, input: RecordAttempt) => {
  const family = await loadFamilyToCall(actor, input.familyId, 'attempt.record')
  await authorize(actor, 'attempt.record', family)
  const { id, familyId, contactPointId, outcome, callBackOn } = input
  const { organisationId } = family
  return inTransaction(async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    const storedAttempt = await tx.contactAttempt.findUnique({ where: { id }, select: { familyId: true, at: true } })
    if (storedAttempt) {
      if (storedAttempt.familyId !== familyId) throw new AppError('conflict', 'exists_already')
      return { id, at: storedAttempt.at }
    }
    if (!mayCall) throw new AppError('locked', 'may_not_call')
    await refuseForeignNumber(tx, actor, input)
    const at = now()
    await tx.contactAttempt.create({
      data: {
        id,
        organisationId,
        familyId,
        staffId: actor.kind === 'staff' ? actor.staffId : null,
        contactPointId,
        outcome,
        at,
        day: dateColumn(dateAt(at)),
        callBackOn: callBackOn === null ? null : requireCallDay(callBackOn),
      },
      select: { id: true },
    })
    if (contactPointId && outcomeRules[outcome].closesNumber)
      await tx.contactPoint.update({ where: { id: contactPointId }, data: { state: 'dead' }, select: { id: true } })
    await createFollowUpRequest(tx, { organisationId, at, input })
    await updateLastAttempt(tx, familyId)
    await audit(tx, actor, 'attempt.record', id, { family: familyId, outcome })
    return { id, at }
  })
}
