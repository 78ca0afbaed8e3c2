import { sendHostSignal } from '@/features/rooms/commands/send-host-signal'
import { roomSignalSchema } from '@/features/rooms/schema'
import { route } from '@/server/route'

export const POST = route(roomSignalSchema, sendHostSignal)
