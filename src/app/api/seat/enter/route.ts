import { requestEntry } from '@/features/rooms/commands/request-entry'
import { entrySchema } from '@/features/rooms/schema'
import { guestRoute } from '@/server/guest-route'

export const POST = guestRoute(entrySchema, requestEntry)
