import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { storeNextStepsOfStaff } from '@/server/next-steps'
import type { StaffIdInput } from '../schema'
import { lockAdmins, refuseOneself } from '../parts/admins'
import { revokeLinks } from '../parts/links'
import { endSessions } from '../parts/sessions'
import { requireStaff } from '../parts/staff-in-scope'

/**
 * Disables a member of staff at once: their sessions end and their links stop working. What they wrote and promised stays.
 */
export const disableStaff = async (actor: Actor, input: StaffIdInput): Promise<void> => {
  await authorize(actor, 'staff.disable', { id: input.staffId })
  const staff = requireFound(await requireStaff(actor, input.staffId), {
    actor,
    verb: 'staff.disable',
    id: input.staffId,
  })
  await authorize(actor, 'staff.disable', staff)
  refuseOneself(actor, staff.id)
  requireFresh(actor)
  await inTransaction(actor, async (tx) => {
    await lockAdmins(tx, actor, 'staff.disable', staff.id)
    const { count } = await tx.staff.updateMany({
      where: { id: staff.id, disabledAt: null },
      data: { disabledAt: now(), version: { increment: 1 } },
    })
    if (count === 0) return
    const sessions = await endSessions(tx, staff.id)
    await revokeLinks(tx, staff.id)
    await storeNextStepsOfStaff(tx, actor.organisationId, staff.id)
    await audit(tx, actor, 'staff.disable', staff.id, { sessions })
  })
}
