import type { NextRequest } from 'next/server'
import { startSeat } from '@/features/rooms/commands/start-seat'
import { phoneOfLink } from '@/features/rooms/queries/phone-of-link'
import { seatTokenSchema } from '@/features/rooms/schema'
import { parseInput } from '@/server/action'
import { saveSeatCookie, seatKey } from '@/server/guest'
import { logError } from '@/server/log'
import { jsonBody, jsonResponse, refusalResponse, refuseOtherSites } from '@/server/route'
import { currentVisitor } from '@/server/visitor'

/** Spends a link to a room. Only this does: a page that is opened or previewed spends nothing. */
export const POST = (request: NextRequest) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const { token } = parseInput(seatTokenSchema, await jsonBody(request))
    const visitor = await currentVisitor()
    try {
      const { key } = await startSeat(visitor, { token, key: await seatKey() })
      if (key !== null) await saveSeatCookie(key)
    } catch (error) {
      // A number that cannot be looked up never stands in the way of the words of the refusal.
      const phone = await phoneOfLink(visitor, token, error).catch((fault: unknown) => {
        logError('fault', fault)
        return null
      })
      return refusalResponse(error, { phone })
    }
    return Response.json({ ok: true, data: {} }, { headers: { 'cache-control': 'no-store' } })
  })
