import 'server-only'
import type { SentSignal } from '@/domain/rooms/protocol'
import type { Guest } from '@/server/guest'
import { storeSignal } from '../parts/room-signals'

/** How to reach this browser, for another one in the room. */
export const sendGuestSignal = async (guest: Guest, signal: SentSignal): Promise<{ to: string }> => {
  await storeSignal(guest, signal)
  return { to: signal.to }
}
