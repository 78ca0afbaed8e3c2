import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { exportDirectly } from '@/features/imports/commands/export-directly'
import { exportSchema, exportVerbs } from '@/features/imports/schema'
import { parseInput } from '@/server/action'
import { today } from '@/server/clock'
import { csvResponse, csvText } from '@/server/csv'
import { requireRoomForFile } from '@/server/request-room'
import { jsonResponse, refuseOtherSites } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ kind: string }> }

/**
 * All rows of one kind, under the columns of its import, unless there are so many that a job must make the file. The log has why
 * somebody fetched it, so a page of another site may not do that for them.
 */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const actor = await actorOrStop()
    const reason = request.nextUrl.searchParams.get('reason') ?? undefined
    const exportInput = parseInput(exportSchema, { reason, ...(await context.params) })
    const { kind } = exportInput
    await requireRoomForFile(actor, exportVerbs[kind])
    const rows = await exportDirectly(actor, exportInput)
    return csvResponse(`nabij-${kind}-${today()}.csv`, csvText(rows, await getLocale()))
  })
