import { NextResponse } from 'next/server'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

/** Somebody is at work in a page without sending anything, such as in a long text. The request keeps their session. */
export const GET = (): Promise<Response> =>
  jsonResponse(async () => {
    await actorOrStop()
    return NextResponse.json({ ok: true, data: null }, { headers: { 'cache-control': 'no-store' } })
  })
