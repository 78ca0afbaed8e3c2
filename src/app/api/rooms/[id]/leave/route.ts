import { releaseHostSeat } from '@/features/rooms/commands/release-host-seat'
import { roomPathSchema } from '@/features/rooms/schema'
import { route } from '@/server/route'

export const POST = route(roomPathSchema, releaseHostSeat)
