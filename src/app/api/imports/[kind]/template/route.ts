import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { fileOffer } from '@/features/imports/queries/file-offer'
import { fileKindSchema } from '@/features/imports/schema'
import { parsed } from '@/server/action'
import { csvResponse, csvText } from '@/server/csv'
import { answered } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ kind: string }> }

/** An empty file with the right columns, for a spreadsheet. */
export const GET = (_request: NextRequest, context: Context) =>
  answered(async () => {
    const { columns } = await fileOffer(await actorOrStop())
    const { kind } = parsed(fileKindSchema, await context.params)
    return csvResponse(`nabij-${kind}.csv`, csvText([columns[kind]], await getLocale()))
  })
