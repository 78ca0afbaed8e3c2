import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isFull } from '@/domain/rooms/seats'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { AppError } from '@/server/errors'
import { withGuestSeat } from '../parts/guest-seat'
import type { SeatOfRoom } from '../schema'

/** Lets in somebody who asked. The caller's own page must be connected: nobody is in a room without its caller. */
export const admitSeat = (actor: StaffActor, input: SeatOfRoom): Promise<{ id: string }> =>
  withGuestSeat(
    actor,
    'room.admit',
    input,
    async (tx, { id, role, state, familyId }, { isCallerThere, presentSeats }) => {
      if (state === 'present') return
      if (state !== 'waiting') throw new AppError('conflict', 'seat_not_waiting')
      if (!isCallerThere) throw new AppError('conflict', 'caller_not_there')
      if (isFull(presentSeats)) throw new AppError('conflict', 'room_full')
      const data = { state: 'present', admittedAt: now() } as const
      const { count } = await tx.roomSeat.updateMany({ where: { id, state: 'waiting' }, data })
      if (count === 0) throw new AppError('conflict', 'seat_not_waiting')
      await audit(tx, actor, 'room.admit', input.roomId, { seat: id, role, family: familyId })
    },
  )
