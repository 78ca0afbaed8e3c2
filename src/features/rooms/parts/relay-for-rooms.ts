import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { AppError } from '@/server/errors'
import { hasRelay } from '@/server/room-relay'

/** Without a relay browsers would tell each other the addresses of homes. In a demonstration nobody is at home. */
export const mayOpenRooms = ({ isDemonstration }: Pick<StaffActor, 'isDemonstration'>): boolean =>
  isDemonstration || hasRelay()

export const refuseWithoutRelay = (actor: StaffActor): void => {
  if (!mayOpenRooms(actor)) throw new AppError('locked', 'no_relay')
}
