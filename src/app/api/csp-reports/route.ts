import type { NextRequest } from 'next/server'
import { boundedBody } from '@/server/bounded-body'
import { logReport, requireReportRoom } from '@/server/csp-report'
import { jsonResponse, refuseOtherSites } from '@/server/route'

const longestReport = 16 * 1024

/** What browsers report about the content security policy, with or without a session. */
export const POST = (request: NextRequest) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    requireReportRoom()
    logReport(await boundedBody(request, longestReport))
    return new Response(null, { status: 204 })
  })
