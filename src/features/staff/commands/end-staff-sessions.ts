import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { deleteDevices } from '@/server/known-devices'
import type { StaffIdInput } from '../schema'
import { enqueueOwnLetter } from '../parts/access-letters'
import { endSessions } from '../parts/sessions'
import { requireStaff } from '../parts/staff-in-scope'

/**
 * Signs somebody else out everywhere, for a lost phone or laptop. Their browsers are unknown from then on. The password stays.
 */
export const endStaffSessions = async (actor: Actor, input: StaffIdInput): Promise<{ ended: number }> => {
  await authorize(actor, 'staff.end_sessions', { id: input.staffId })
  const staff = requireFound(await requireStaff(actor, input.staffId), {
    actor,
    verb: 'staff.end_sessions',
    id: input.staffId,
  })
  await authorize(actor, 'staff.end_sessions', staff)
  requireFresh(actor)
  return inTransaction(actor, async (tx) => {
    const ended = await endSessions(tx, staff.id)
    await deleteDevices(tx, staff.id)
    await audit(tx, actor, 'staff.end_sessions', staff.id, { sessions: ended })
    await enqueueOwnLetter(tx, actor, {
      notice: 'sessions_ended',
      kind: 'role',
      aboutId: staff.id,
      from: null,
      to: null,
    })
    return { ended }
  })
}
