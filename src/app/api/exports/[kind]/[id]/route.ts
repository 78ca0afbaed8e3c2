import type { NextRequest } from 'next/server'
import { exportReadyFile } from '@/features/imports/commands/export-ready-file'
import { exportVerbs, readyFileSchema } from '@/features/imports/schema'
import { parseInput } from '@/server/action'
import { csvResponse } from '@/server/csv'
import { requireRoomForFile } from '@/server/request-room'
import { jsonResponse, refuseOtherSites } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ kind: string; id: string }> }

/** A file that a job has made. Fetching it means that it is deleted soon, so a page of another site may not do that. */
export const GET = (request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    refuseOtherSites(request)
    const actor = await actorOrStop()
    const file = parseInput(readyFileSchema, await context.params)
    await requireRoomForFile(actor, exportVerbs[file.kind])
    const { name, bytes } = await exportReadyFile(actor, file)
    return csvResponse(name, new Uint8Array(bytes))
  })
