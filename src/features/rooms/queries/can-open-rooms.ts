import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { mayOpenRooms } from '../parts/relay-for-rooms'

/** Whether calls with picture can be made at all: with a relay, or in a demonstration. Without it no page offers one. */
export const canOpenRooms = async (actor: StaffActor): Promise<boolean> =>
  can(actor, 'room.start') && mayOpenRooms(actor)
