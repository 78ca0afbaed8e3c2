import 'server-only'
import type { RelaySettings } from '@/domain/rooms/protocol'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Guest } from '@/server/guest'
import { relaySettings } from '@/server/room-relay'
import { requireCallerNear } from '../parts/lapsed-seat'

/** The relay for a guest whom the caller let in. */
export const guestRelay = async ({ scope, seatId, roomId, organisationId }: Guest): Promise<RelaySettings> => {
  const seat = await database(scope).roomSeat.findFirst({
    where: { id: seatId, state: 'present', room: { closedAt: null, endsAt: { gt: now() } } },
    select: { id: true },
  })
  if (!seat) throw new AppError('forbidden', 'seat_not_there')
  await requireCallerNear(database(scope), roomId)
  return relaySettings({ roomId, organisationId })
}
