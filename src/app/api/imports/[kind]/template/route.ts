import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { fileOffer } from '@/features/imports/queries/file-offer'
import { fileKindSchema } from '@/features/imports/schema'
import { parseInput } from '@/server/action'
import { csvResponse, csvText } from '@/server/csv'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ kind: string }> }

/** An empty file with the right columns, to be filled in with a spreadsheet. */
export const GET = (_request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const { columns } = await fileOffer(await actorOrStop())
    const { kind } = parseInput(fileKindSchema, await context.params)
    return csvResponse(`nabij-${kind}.csv`, csvText([columns[kind]], await getLocale()))
  })
