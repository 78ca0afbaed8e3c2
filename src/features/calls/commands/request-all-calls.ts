import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { storeNextSteps } from '@/server/next-steps'
import { requireCallDay } from '../parts/family-to-call'
import { storeRequests } from '../parts/store-request'
import { requireSameList, type ListedFamily } from '../parts/whole-list'
import type { RequestAllCalls } from '../schema'

/**
 * Plans a call from a day on for every family of a filtered list. Families that want no call until they ask are left out, and
 * those that the organisation does not call now, unless the list is of them.
 */
export const requestAllCalls = async (actor: Actor, { notBefore, note, ...list }: RequestAllCalls) => {
  await authorize(actor, 'call.decide')
  const createdById = actor.kind === 'staff' ? actor.staffId : null
  return inTransaction(actor, async (tx) => {
    const isMeant = ({ mayCall, isStopped }: ListedFamily) => mayCall && (!isStopped || list.filter.state === 'stopped')
    const families = (await requireSameList(tx, actor, list)).filter(isMeant)
    const familyIds = families.map(({ id }) => id)
    const day = requireCallDay(notBefore)
    const requests = familyIds.map((familyId) => ({
      id: randomUUID(),
      organisationId: actor.organisationId,
      familyId,
      reason: 'wish' as const,
      notBefore: day,
      partsOfDay: [],
      note,
      createdById,
    }))
    await storeRequests(tx, requests)
    await storeNextSteps(tx, actor.organisationId, familyIds)
    await auditEach(
      tx,
      actor,
      'call.request',
      requests.map(({ id, familyId }) => ({ subjectId: id, detail: { family: familyId, reason: 'wish' } })),
    )
    return { count: familyIds.length, left: list.count - familyIds.length }
  })
}
