/**
 * The route handler whose body is a file: same origin only, session, actor, the parameters parsed from unknown, the verb
 * authorized, the bytes up to a limit, the command, JSON. Nothing is read of the file of somebody who may not send one, nor
 * of one that says it is too large; one that turns out too large is let go.
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

/** The command gets the address's parameters as one object, the path's above the query's, and the bytes beside them. */
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
