import type { NextRequest } from 'next/server'
import { exportWeek } from '@/features/weeks/commands'
import { exportWords } from '@/features/weeks/components/export-words'
import { weekExportSchema } from '@/features/weeks/schema'
import { parsed } from '@/server/action'
import { answered } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ week: string; format: string }> }

/** The exact figures of a week as a file (CSV or XLSX), for the coordinator. */
export const GET = (request: NextRequest, context: Context) =>
  answered(async () => {
    const actor = await actorOrStop()
    const asked = Object.fromEntries(request.nextUrl.searchParams)
    const input = parsed(weekExportSchema, { ...asked, ...(await context.params) })
    const { name, type, bytes } = await exportWeek(actor, { ...input, words: await exportWords() })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    })
  })
