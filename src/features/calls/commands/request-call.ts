import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { RequestCall } from '../schema'
import { requireCallDay, loadFamilyToCall, lockFamily } from '../parts/family-to-call'

/** Plans the call that a parent asked for. A family that did not want to be called may be called again from then on. */
export const requestCall = async (actor: Actor, { id, familyId, notBefore, note }: RequestCall) => {
  const family = await loadFamilyToCall(actor, familyId, 'call.request')
  await authorize(actor, 'call.request', family)
  const { organisationId } = family
  return inTransaction(async (tx) => {
    await lockFamily(tx, familyId)
    const storedRequest = await tx.callRequest.findUnique({ where: { id }, select: { familyId: true } })
    if (storedRequest && storedRequest.familyId !== familyId) throw new AppError('conflict', 'exists_already')
    if (storedRequest) return { id }
    await tx.callRequest.updateMany({ where: { familyId, closedAt: null }, data: { closedAt: now() } })
    await tx.callRequest.create({
      data: { id, organisationId, familyId, reason: 'asked_for', notBefore: requireCallDay(notBefore), note },
      select: { id: true },
    })
    await tx.family.update({ where: { id: familyId }, data: { mayCall: true }, select: { id: true } })
    await audit(tx, actor, 'call.request', id, { family: familyId })
    return { id }
  })
}
