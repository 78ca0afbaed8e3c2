import { NextResponse, type NextRequest } from 'next/server'
import { importOf } from '@/features/imports/commands/of-kind'
import { problemWords } from '@/features/imports/components/problem-words'
import { uploadSchema } from '@/features/imports/schema'
import { parsed } from '@/server/action'
import { csvBytes } from '@/server/csv'
import { answered, refuseOtherSites } from '@/server/route'
import { actorOrStop } from '@/server/session'
import { uploadedBytes } from '@/server/upload'

type Context = { params: Promise<{ kind: string }> }

/** The file itself is the body: first to be looked at, then, the same file again, to be stored. */
export const POST = (request: NextRequest, context: Context) =>
  answered(async () => {
    refuseOtherSites(request)
    const actor = await actorOrStop()
    const asked = { ...Object.fromEntries(request.nextUrl.searchParams), ...(await context.params) }
    const { kind, ...input } = parsed(uploadSchema, asked)
    const report = await importOf[kind](actor, { ...input, bytes: await uploadedBytes(request, csvBytes) })
    const data = { ...report, problems: await problemWords(report.problems) }
    return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
  })
