import 'server-only'
import type { Entry } from '@/domain/rooms/protocol'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Guest } from '@/server/guest'
import { sendNotice } from '@/server/room-notices'
import { requirePace } from '@/server/seat-pace'

/** Asks to come in, and says with what. Whoever is in already changes that and stays. */
export const requestEntry = async (
  { scope, seatId, roomId }: Guest,
  { isChild, means }: Entry,
): Promise<{ id: string }> => {
  requirePace('enter', seatId)
  return inTransaction(scope, async (tx) => {
    const seat = await tx.roomSeat.findFirst({
      where: { id: seatId, room: { closedAt: null, endsAt: { gt: now() } } },
      select: { state: true, isChild: true, means: true },
    })
    if (!seat) throw new AppError('locked', 'room_over')
    if (seat.state === 'removed') throw new AppError('forbidden', 'seat_removed')
    const state = seat.state === 'present' ? 'present' : 'waiting'
    if (seat.state === state && seat.isChild === isChild && seat.means === means) return { id: seatId }
    await tx.roomSeat.updateMany({ where: { id: seatId, state: seat.state }, data: { isChild, means, state } })
    await sendNotice(tx, roomId)
    return { id: seatId }
  })
}
