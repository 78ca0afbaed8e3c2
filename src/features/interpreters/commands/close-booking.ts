import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { database, inTransaction } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { closeBookings } from '@/server/interpreter-bookings'
import { familyScope } from '@/server/scope'
import { requireFamily } from '../parts/family-of-interpreter'
import type { BookingId } from '../schema'

/** Cancels an interpreter while the appointment stays. What is closed already stays as it is. */
export const closeBooking = async (actor: StaffActor, { id }: BookingId) => {
  const { familyId, appointmentId, interpreterId } = requireFound(
    await database(actor).interpreterBooking.findFirst({
      where: { id, family: familyScope(actor) },
      select: { familyId: true, appointmentId: true, interpreterId: true },
    }),
    { actor, verb: 'interpreter.cancel', id },
  )
  await requireFamily(actor, 'interpreter.cancel', familyId)
  return inTransaction(actor, async (tx) => {
    await lockFamily(tx, familyId)
    if ((await tx.interpreterBooking.count({ where: { id, closedAt: null } })) === 0) return { id }
    await closeBookings(tx, actor, { appointmentId, closedAs: 'cancelled' })
    await audit(tx, actor, 'interpreter.cancel', interpreterId, { family: familyId, appointment: appointmentId })
    return { id }
  })
}
