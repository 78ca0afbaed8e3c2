import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'

/** What the actor set about their own work. */
export const ownWorkload = async (actor: StaffActor) => {
  await authorize(actor, 'workload.save', { ownerId: actor.staffId })
  return requireFound(
    await database(actor).staff.findFirst({
      where: { id: actor.staffId, organisationId: actor.organisationId },
      select: { hoursPerWeek: true, callsPerDay: true },
    }),
  )
}
