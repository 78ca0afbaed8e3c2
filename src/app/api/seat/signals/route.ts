import { sendGuestSignal } from '@/features/rooms/commands/send-guest-signal'
import { sentSignalSchema } from '@/features/rooms/schema'
import { guestRoute } from '@/server/guest-route'

export const POST = guestRoute(sentSignalSchema, sendGuestSignal)
