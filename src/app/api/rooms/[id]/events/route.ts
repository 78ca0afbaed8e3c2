import type { NextRequest } from 'next/server'
import { startHostStream } from '@/features/rooms/commands/start-host-stream'
import { hostEventsSchema } from '@/features/rooms/schema'
import { parseInput } from '@/server/action'
import { eventHeaders } from '@/server/event-stream'
import { jsonResponse, refuseOtherSites } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ id: string }> }

/** What happens in the room, for its caller. */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const actor = await actorOrStop()
    const searchParams = Object.fromEntries(request.nextUrl.searchParams)
    const input = parseInput(hostEventsSchema, { ...searchParams, ...(await context.params) })
    return new Response(await startHostStream(actor, input, request.signal), { headers: eventHeaders })
  })
