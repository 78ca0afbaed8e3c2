import type { NextRequest } from 'next/server'
import { readableIn } from '@/domain/export/read-release'
import { loadSharedIssue } from '@/features/releases/commands/load-shared-issue'
import { sharedExportSchema } from '@/features/releases/schema'
import { parseInput } from '@/server/action'
import { requireFound } from '@/server/authorize'
import { releaseDownload } from '@/server/release-download'
import { jsonResponse } from '@/server/route'
import { currentVisitor } from '@/server/visitor'

type Context = { params: Promise<{ token: string }> }

/** The release of a shared link as a file, without an account. */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const searchParams = Object.fromEntries(request.nextUrl.searchParams)
    const input = parseInput(sharedExportSchema, { ...searchParams, ...(await context.params) })
    const issue = await loadSharedIssue(await currentVisitor(), input.token, input.format)
    return releaseDownload(requireFound(readableIn(issue.revisions, input.revision)), input)
  })
