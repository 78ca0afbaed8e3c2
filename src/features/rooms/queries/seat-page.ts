import 'server-only'
import type { RoomView } from '@/domain/rooms/protocol'
import { AppError } from '@/server/errors'
import type { Guest } from '@/server/guest'
import { roomOfSeat } from '../parts/room-view'

/** What a guest's page shows at first: the room as `events` tells it. Null without a seat: the page offers to open the link. */
export const seatPage = async (guest: Guest | null): Promise<RoomView | null> => {
  if (!guest) return null
  try {
    return (await roomOfSeat(guest)).view
  } catch (error) {
    // The family was erased since.
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}
