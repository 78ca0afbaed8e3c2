import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { callerRoles } from '../parts/caller-roles'
import type { SaveHours } from '../schema'

/** Saves the hours a week that a coordinator agreed with somebody who calls. */
export const saveHours = async (actor: Actor, { staffId, hoursPerWeek }: SaveHours) => {
  await authorize(actor, 'workload.set_hours', { id: staffId })
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, organisationId: actor.organisationId, role: { in: callerRoles } },
      data: { hoursPerWeek },
    })
    requireFound(count === 0 ? null : staffId, { actor, verb: 'workload.set_hours', id: staffId })
    await audit(tx, actor, 'workload.set_hours', staffId)
  })
}
