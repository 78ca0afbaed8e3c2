import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { loadCalendarFeed } from '@/features/calls/commands/load-calendar-feed'
import { calendarTokenSchema } from '@/features/calls/schema'
import { parseInput } from '@/server/action'
import { calendarType } from '@/server/calendar-file'
import { fingerprintOf } from '@/server/crypto'
import { jsonResponse } from '@/server/route'
import { currentVisitor } from '@/server/visitor'

type Context = { params: Promise<{ token: string }> }

/** The appointments behind a secret link, for a calendar program: no session, and nothing to send when nothing changed. */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const { token } = parseInput(calendarTokenSchema, await context.params)
    const calendar = await loadCalendarFeed(await currentVisitor(), token, await getLocale())
    const etag = `"${fingerprintOf(calendar).slice(0, 32)}"`
    const headers = { etag, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
    if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
    return new Response(calendar, {
      headers: { ...headers, 'content-type': calendarType, 'content-disposition': 'inline; filename="agenda.ics"' },
    })
  })
