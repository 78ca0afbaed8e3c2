import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { storeNextSteps } from '@/server/next-steps'
import { loadFamilyToCall, requireCallDay, requireCallTime } from '../parts/family-to-call'
import { storeRequest } from '../parts/store-request'
import type { RequestCall } from '../schema'

/**
 * Plans a call that somebody asked for. Only a parent's own wish allows calls again to a family that did not want them; it
 * takes the place of what the parent asked for before.
 */
export const requestCall = async (actor: Actor, { id, familyId, notBefore, ...input }: RequestCall) => {
  const family = await loadFamilyToCall(actor, familyId, 'call.request')
  await authorize(actor, 'call.request', family)
  const { organisationId } = family
  const createdById = actor.kind === 'staff' ? actor.staffId : null
  return inTransaction(actor, async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    const storedRequest = await tx.callRequest.findUnique({ where: { id }, select: { familyId: true } })
    if (storedRequest && storedRequest.familyId !== familyId) throw new AppError('conflict', 'exists_already')
    if (storedRequest) return { id }
    if (!mayCall && input.reason !== 'parent_asked') throw new AppError('locked', 'no_call_until_asked')
    await storeRequest(tx, {
      id,
      organisationId,
      familyId,
      ...input,
      notBefore: requireCallDay(notBefore),
      time: requireCallTime(notBefore, input.time),
      createdById,
    })
    await storeNextSteps(tx, organisationId, [familyId])
    await audit(tx, actor, 'call.request', id, { family: familyId, reason: input.reason })
    return { id }
  })
}
