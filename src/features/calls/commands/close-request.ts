import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { storeNextSteps } from '@/server/next-steps'
import { updateRefusedAppointments } from '@/server/refused-appointments'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'
import type { CloseRequest } from '../schema'

/** Closes a call request that is not needed any more, or takes one back that was recorded by mistake. */
export const closeRequest = async (actor: Actor, { id, isMistake }: CloseRequest) => {
  const request = requireFound(
    await database(actor).callRequest.findFirst({
      where: { id, organisationId: actor.organisationId, family: familyScope(actor) },
      select: { familyId: true, organisationId: true, family: { select: holderColumns } },
    }),
    { actor, verb: 'call.request', id },
  )
  const { familyId, organisationId } = request
  await authorize(actor, 'call.request', { organisationId, ...holdersOf(request.family) })
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    const closedById = actor.kind === 'staff' ? actor.staffId : null
    const closedRequests = await tx.callRequest.updateMany({
      where: { id, closedAt: null, undoneAt: null },
      data: { closedAt: now(), closedById, undoneAt: isMistake ? now() : null },
    })
    if (closedRequests.count === 0) return { id }
    // What it took the place of is asked for again.
    if (isMistake)
      await tx.callRequest.updateMany({
        where: { replacedById: id, undoneAt: null },
        data: { closedAt: null, closedById: null, replacedById: null },
      })
    await storeNextSteps(tx, organisationId, [familyId])
    await updateRefusedAppointments(tx, { organisationId, familyIds: [familyId], at: now(), closedById })
    await audit(tx, actor, 'call.request', id, { family: familyId, closed: true })
    return { id }
  })
}
