import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { exportByKind } from '@/features/imports/commands/by-kind'
import { fileKindSchema } from '@/features/imports/schema'
import { parseInput } from '@/server/action'
import { today } from '@/server/clock'
import { csvResponse, csvText } from '@/server/csv'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ kind: string }> }

/** All rows of one kind, under the columns of its import. */
export const GET = (_request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const actor = await actorOrStop()
    const { kind } = parseInput(fileKindSchema, await context.params)
    const rows = await exportByKind[kind](actor)
    return csvResponse(`nabij-${kind}-${today()}.csv`, csvText(rows, await getLocale()))
  })
