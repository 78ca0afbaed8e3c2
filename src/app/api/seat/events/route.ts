import type { NextRequest } from 'next/server'
import { startGuestStream } from '@/features/rooms/commands/start-guest-stream'
import { arrivalSchema } from '@/features/rooms/schema'
import { parseInput } from '@/server/action'
import { eventHeaders } from '@/server/event-stream'
import { guestOrStop } from '@/server/guest'
import { jsonResponse, refuseOtherSites } from '@/server/route'

/** What happens in the room, for a guest. */
export const GET = (request: NextRequest) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const guest = await guestOrStop()
    const input = parseInput(arrivalSchema, Object.fromEntries(request.nextUrl.searchParams))
    return new Response(await startGuestStream(guest, input, request.signal), { headers: eventHeaders })
  })
