import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { requireHostSeat } from '../parts/host-seat'
import { storeSignal } from '../parts/room-signals'
import type { RoomSignalInput } from '../schema'

/** How to reach the caller's browser, for another one in the room. */
export const sendHostSignal = async (
  actor: StaffActor,
  { id, ...signal }: RoomSignalInput,
): Promise<{ to: string }> => {
  await storeSignal(await requireHostSeat(actor, 'room.read', id), signal)
  return { to: signal.to }
}
