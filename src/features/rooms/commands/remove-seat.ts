import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { withGuestSeat } from '../parts/guest-seat'
import type { SeatOfRoom } from '../schema'

/** Refuses somebody who asks to come in, or sends away who is there. */
export const removeSeat = (actor: StaffActor, input: SeatOfRoom): Promise<{ id: string }> =>
  withGuestSeat(actor, 'room.remove', input, async (tx, { id, role, state, familyId }) => {
    if (state === 'removed') return
    await tx.roomSeat.update({ where: { id }, data: { state: 'removed' }, select: { id: true } })
    await tx.$executeRaw`delete from room_signal where ${id}::uuid in (from_seat_id, to_seat_id)`
    await audit(tx, actor, 'room.remove', input.roomId, { seat: id, role, family: familyId })
  })
