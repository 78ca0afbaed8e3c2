import { hostRelay } from '@/features/rooms/queries/host-relay'
import { roomPathSchema } from '@/features/rooms/schema'
import { route } from '@/server/route'

export const POST = route(roomPathSchema, hostRelay)
