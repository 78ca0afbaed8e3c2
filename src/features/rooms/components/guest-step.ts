import type { Means } from '@/domain/rooms/protocol'
import type { GuestTexts } from './guest-texts'
import type { RoomConnection } from './room-connection'

/** What the waiting room and the room need. */
export type GuestStep = { texts: GuestTexts; room: RoomConnection; means: Means; onLeave: () => void }
