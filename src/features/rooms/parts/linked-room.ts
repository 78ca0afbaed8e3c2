import 'server-only'
import type { GuestRole } from '@/domain/rooms/protocol'
import { timeAt } from '@/domain/dates'
import { now } from '@/server/clock'
import { tokenHash } from '@/server/crypto'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'

export type LinkedRoom = {
  id: string
  organisationId: string
  roomId: string
  role: GuestRole | 'caller'
  interpreterId: string | null
}

/** The link with this token, or null for one that never was and one whose room ended yesterday. */
export const linkOfToken = (token: string): Promise<LinkedRoom | null> =>
  database('link').roomLink.findFirst({
    where: { tokenHash: tokenHash(token) },
    select: { id: true, organisationId: true, roomId: true, role: true, interpreterId: true },
  })

/** Throws before the hour at which the links of the room open. */
export const refuseEarly = (opensAt: Date): void => {
  if (opensAt > now()) throw new AppError('locked', 'room_opens_later', [], { time: timeAt(opensAt) }, opensAt)
}
