import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { SaveWorkload } from '../schema'

/** Saves how many hours a week a person works and how many calls a day they want, by that person. */
export const saveWorkload = async (actor: StaffActor, { hoursPerWeek, callsPerDay }: SaveWorkload) => {
  await authorize(actor, 'workload.save', { id: actor.staffId, ownerId: actor.staffId })
  await inTransaction(actor, async (tx) => {
    await tx.staff.update({
      where: { id: actor.staffId },
      data: { hoursPerWeek, callsPerDay },
      select: { id: true },
    })
    await audit(tx, actor, 'workload.save', actor.staffId)
  })
}
