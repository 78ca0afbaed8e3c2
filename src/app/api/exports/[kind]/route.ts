import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { exportOf } from '@/features/imports/commands/of-kind'
import { fileKindSchema } from '@/features/imports/schema'
import { parsed } from '@/server/action'
import { today } from '@/server/clock'
import { csvResponse, csvText } from '@/server/csv'
import { answered } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ kind: string }> }

/** Everything of one kind under the columns of its import. */
export const GET = (_request: NextRequest, context: Context) =>
  answered(async () => {
    const actor = await actorOrStop()
    const { kind } = parsed(fileKindSchema, await context.params)
    const rows = await exportOf[kind](actor)
    return csvResponse(`nabij-${kind}-${today()}.csv`, csvText(rows, await getLocale()))
  })
