import type { NextRequest } from 'next/server'
import { getLocale } from 'next-intl/server'
import { appointmentFile } from '@/features/calls/queries/appointment-file'
import { appointmentIdSchema } from '@/features/calls/schema'
import { parseInput } from '@/server/action'
import { calendarType } from '@/server/calendar-file'
import { recordView } from '@/server/record-view'
import { jsonResponse } from '@/server/route'
import { actorOrStop } from '@/server/session'

type Context = { params: Promise<{ id: string }> }

/** One appointment as a file for a calendar program. Its name says nothing about the family. */
export const GET = (_request: NextRequest, context: Context) =>
  jsonResponse(async () => {
    const actor = await actorOrStop()
    const input = parseInput(appointmentIdSchema, await context.params)
    const { familyId, text } = await appointmentFile(actor, input, await getLocale())
    await recordView(actor, {
      verb: 'appointment.read',
      part: 'calendar',
      subjectId: input.id,
      families: [familyId],
    })
    return new Response(text, {
      headers: {
        'content-type': calendarType,
        'content-disposition': 'attachment; filename="afspraak.ics"',
        'cache-control': 'no-store',
      },
    })
  })
