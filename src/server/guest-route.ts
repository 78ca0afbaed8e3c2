/** Turns commands of guests into route handlers: same origin only, the cookie of a seat, parse from unknown, run, return JSON. */
import 'server-only'
import { NextResponse, type NextRequest } from 'next/server'
import type { z } from 'zod'
import { parseInput } from './action'
import { guestOrStop, type Guest } from './guest'
import { jsonBody, jsonResponse, refuseOtherSites } from './route'

const answered = (data: unknown) => NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })

export const guestRoute =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    command: (guest: Guest, input: z.output<Schema>) => Promise<Result>,
  ) =>
  (request: NextRequest): Promise<Response> =>
    jsonResponse(async () => {
      refuseOtherSites(request)
      const guest = await guestOrStop()
      return answered(await command(guest, parseInput(schema, await jsonBody(request))))
    })
