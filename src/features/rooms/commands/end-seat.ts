import 'server-only'
import { inTransaction } from '@/server/db'
import type { Guest } from '@/server/guest'
import { sendNotice } from '@/server/room-notices'

/** A guest goes away. The same link lets them ask again; who was sent away stays so. */
export const endSeat = ({ scope, seatId, roomId }: Guest): Promise<{ id: string }> =>
  inTransaction(scope, async (tx) => {
    await tx.$executeRaw`delete from room_signal where to_seat_id = ${seatId}::uuid`
    await tx.roomSeat.updateMany({
      where: { id: seatId, state: { not: 'removed' } },
      data: { state: 'left', arrival: null, stream: null },
    })
    await sendNotice(tx, roomId)
    return { id: seatId }
  })
