import 'server-only'
import { database } from '@/server/db'
import type { Guest } from '@/server/guest'
import { seatStream } from '../parts/seat-stream'
import type { Arrival } from '../schema'

/** Connects a guest's page to the room for as long as the response stays open. It ends when they leave. */
export const startGuestStream = (
  guest: Guest,
  { arrival }: Arrival,
  requestSignal: AbortSignal,
  everyMs?: number,
): Promise<ReadableStream<Uint8Array>> =>
  seatStream(guest, arrival, requestSignal, {
    isAllowed: async () => {
      const where = { id: guest.seatId, state: { not: 'left' }, keyHash: { not: null } } as const
      return (await database(guest.scope).roomSeat.count({ where })) > 0
    },
    ...(everyMs === undefined ? {} : { everyMs }),
  })
