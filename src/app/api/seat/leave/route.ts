import type { NextRequest } from 'next/server'
import { endSeat } from '@/features/rooms/commands/end-seat'
import { clearSeatCookie, guestOrStop } from '@/server/guest'
import { jsonResponse, refuseOtherSites } from '@/server/route'

/** A page that is closed can still send this, without a body. */
export const POST = (request: NextRequest) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const data = await endSeat(await guestOrStop())
    await clearSeatCookie()
    return Response.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
  })
