import { NextResponse } from 'next/server'
import { deviceKeys } from '@/server/crypto'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

/** The signed-in person and the keys of their unsent work on this device. No cache may store the response. */
export const GET = (): Promise<Response> =>
  jsonResponse(async () => {
    const { staffId } = await actorOrStop()
    const data = { staffId, keys: deviceKeys(staffId) }
    return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
  })
