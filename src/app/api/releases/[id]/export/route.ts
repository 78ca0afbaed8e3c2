import type { NextRequest } from 'next/server'
import { exportIssue } from '@/features/releases/commands/export-issue'
import { issueExportSchema } from '@/features/releases/schema'
import { parsed } from '@/server/action'
import { releaseDownload } from '@/server/release-download'
import { answered } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ id: string }> }

/** A release as a file, for whoever may read it. */
export const GET = (request: NextRequest, context: Context) =>
  answered(async () => {
    const actor = await actorOrStop()
    const asked = Object.fromEntries(request.nextUrl.searchParams)
    const input = parsed(issueExportSchema, { ...asked, ...(await context.params) })
    return releaseDownload(await exportIssue(actor, input), input)
  })
