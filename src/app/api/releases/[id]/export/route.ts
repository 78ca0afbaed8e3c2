import type { NextRequest } from 'next/server'
import { exportIssue } from '@/features/releases/commands/export-issue'
import { issueExportSchema } from '@/features/releases/schema'
import { parseInput } from '@/server/action'
import { releaseDownload } from '@/server/release-download'
import { requireRoomForFile } from '@/server/request-room'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ id: string }> }

/** A release as a file, for everybody who may read it. */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const actor = await actorOrStop()
    await requireRoomForFile(actor, 'release.export')
    const searchParams = Object.fromEntries(request.nextUrl.searchParams)
    const input = parseInput(issueExportSchema, { ...searchParams, ...(await context.params) })
    return releaseDownload(await exportIssue(actor, input), input)
  })
