import { guestRelay } from '@/features/rooms/queries/guest-relay'
import { nothingSchema } from '@/features/rooms/schema'
import { guestRoute } from '@/server/guest-route'

export const POST = guestRoute(nothingSchema, guestRelay)
