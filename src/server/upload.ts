/**
 * A route handler whose body is a file: same origin only, session, actor, parse the parameters from unknown, authorize, read
 * the bytes up to a limit, run the command, return JSON. The file is not read if the actor may not send one or if its
 * content-length is too large. Reading stops when it turns out to be too large.
 */
import 'server-only'
import { NextResponse, type NextRequest } from 'next/server'
import type { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { parseInput } from './action'
import { authorize } from './authorize'
import { boundedBody } from './bounded-body'
import { jsonResponse, refuseOtherSites } from './route'
import { actorOrStop } from './session'

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** The command gets the parameters of path and query as one object, and the bytes. The path wins over the query. */
export const uploadRoute =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    { limit, verbOf }: { limit: number; verbOf: (input: z.output<Schema>) => Verb },
    command: (actor: StaffActor, input: z.output<Schema>, bytes: Uint8Array) => Promise<Result>,
  ) =>
  (request: NextRequest, context: Context): Promise<Response> =>
    jsonResponse(async () => {
      refuseOtherSites(request)
      const actor = await actorOrStop()
      const fields = { ...Object.fromEntries(request.nextUrl.searchParams), ...(await context.params) }
      const input = parseInput(schema, fields)
      await authorize(actor, verbOf(input))
      const data = await command(actor, input, await boundedBody(request, limit))
      return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
    })
