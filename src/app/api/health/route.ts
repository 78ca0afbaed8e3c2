import { NextResponse } from 'next/server'
import { health } from '@/server/health'

export const dynamic = 'force-dynamic'

export const GET = async () => {
  const report = await health()
  return NextResponse.json(report, {
    status: report.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
