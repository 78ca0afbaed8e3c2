import { NextResponse } from 'next/server'
import { deviceKey } from '@/server/crypto'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

/** Who is signed in here, and the key of what is kept for them on this device. Nothing may store it. */
export const GET = (): Promise<Response> =>
  jsonResponse(async () => {
    const { staffId } = await actorOrStop()
    const data = { staffId, key: deviceKey(staffId) }
    return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
  })
