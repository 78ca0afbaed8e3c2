import 'server-only'
import type { RoomView } from '@/domain/rooms/protocol'
import type { Guest } from '@/server/guest'

/** What a guest's page shows at first: the room as `events` tells it. Null without a seat: the page offers to open the link. */
export const seatPage = async (_guest: Guest | null): Promise<RoomView | null> => {
  throw new Error('not built yet')
}
