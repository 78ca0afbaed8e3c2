import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { AppError } from '@/server/errors'
import { withGuestSeat } from '../parts/guest-seat'
import type { SeatOfRoom } from '../schema'

/** Asks back who was sent away: they may ask to come in again, and choose again with what. */
export const inviteBack = (actor: StaffActor, input: SeatOfRoom): Promise<{ id: string }> =>
  withGuestSeat(actor, 'room.invite', input, async (tx, { id, role, state, familyId }) => {
    if (state !== 'removed') throw new AppError('conflict', 'seat_not_removed')
    await tx.roomSeat.update({ where: { id }, data: { state: 'arriving' }, select: { id: true } })
    await audit(tx, actor, 'room.invite', input.roomId, { seat: id, role, family: familyId })
  })
