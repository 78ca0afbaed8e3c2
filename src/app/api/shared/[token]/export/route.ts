import type { NextRequest } from 'next/server'
import { readableIn } from '@/domain/export/read-release'
import { openSharedIssue } from '@/features/releases/commands/export-issue'
import { sharedExportSchema } from '@/features/releases/schema'
import { parsed } from '@/server/action'
import { found } from '@/server/authorize'
import { releaseDownload } from '@/server/release-download'
import { answered } from '@/server/route'
import { currentVisitor } from '@/server/visitor'

type Context = { params: Promise<{ token: string }> }

/** The release of a shared link as a file, without an account. */
export const GET = (request: NextRequest, context: Context) =>
  answered(async () => {
    const asked = Object.fromEntries(request.nextUrl.searchParams)
    const input = parsed(sharedExportSchema, { ...asked, ...(await context.params) })
    const issue = await openSharedIssue(await currentVisitor(), input.token, input.format)
    return releaseDownload(found(readableIn(issue.revisions, input.revision)), input)
  })
