import type { NextRequest } from 'next/server'
import { exportWeek } from '@/features/weeks/commands/export-week'
import { exportWords } from '@/features/weeks/components/export-words'
import { weekExportSchema } from '@/features/weeks/schema'
import { parseInput } from '@/server/action'
import { requireRoomForFile } from '@/server/request-room'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ week: string; format: string }> }

/** The exact figures of a week as a file (CSV or XLSX), for the coordinator. */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const actor = await actorOrStop()
    await requireRoomForFile(actor, 'week.export')
    const searchParams = Object.fromEntries(request.nextUrl.searchParams)
    const input = parseInput(weekExportSchema, { ...searchParams, ...(await context.params) })
    const { name, type, bytes } = await exportWeek(actor, { ...input, words: await exportWords() })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    })
  })
