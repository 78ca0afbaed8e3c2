import type { NextRequest } from 'next/server'
import { endSeat } from '@/features/rooms/commands/end-seat'
import { leaveSchema } from '@/features/rooms/schema'
import { parseInput } from '@/server/action'
import { clearSeatCookie, guestOrStop } from '@/server/guest'
import { jsonBodyOrEmpty, jsonResponse, refuseOtherSites } from '@/server/route'

/** A page that is closed can still send this, without a body. The cookie stays, so that the same page goes on with the same seat. */
export const POST = (request: NextRequest) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const guest = await guestOrStop()
    const { forget } = parseInput(leaveSchema, await jsonBodyOrEmpty(request))
    const data = await endSeat(guest)
    if (forget) await clearSeatCookie()
    return Response.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
  })
