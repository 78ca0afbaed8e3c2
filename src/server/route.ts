/**
 * Every route handler that changes something: same origin only, session, actor, parse from unknown, the command, JSON.
 * A body that is too large, not JSON or not as the schema says is refused in words and changes nothing.
 */
import 'server-only'
import { NextResponse, type NextRequest } from 'next/server'
import type { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import { parseInput } from './action'
import { boundedBody } from './bounded-body'
import { env } from './env'
import { AppError } from './errors'
import { failureOf } from './failure'
import { actorOrStop } from './session'

const bodyLimit = 256 * 1024

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null)

/** A browser names the page that a request comes from; another site's page is refused, whatever cookie it brought. */
export const refuseOtherSites = (request: NextRequest) => {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new AppError('forbidden', 'other_site')
  const origin = request.headers.get('origin')
  if (origin && origin !== new URL(env().NEXTAUTH_URL).origin && hostOf(origin) !== request.headers.get('host'))
    throw new AppError('forbidden', 'other_site')
}

const jsonBody = async (request: NextRequest): Promise<unknown> => {
  const bytes = await boundedBody(request, bodyLimit)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new AppError('invalid', 'not_json')
  }
}

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** The command gets the path's parameters and the body as one object; the path wins. */
export const route =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    command: (actor: StaffActor, input: z.output<Schema>) => Promise<Result>,
  ) =>
  async (request: NextRequest, context: Context): Promise<NextResponse> => {
    try {
      refuseOtherSites(request)
      const actor = await actorOrStop()
      const body = await jsonBody(request)
      const input = { ...(typeof body === 'object' && body !== null ? body : {}), ...(await context.params) }
      const data = await command(actor, parseInput(schema, input))
      return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      const { failure, status } = await failureOf(error)
      return NextResponse.json(failure, { status, headers: { 'cache-control': 'no-store' } })
    }
  }

/** For handlers that answer with something else than JSON (a file): the same refusals. */
export const jsonResponse = async (answer: () => Promise<Response>): Promise<Response> => {
  try {
    return await answer()
  } catch (error) {
    const { failure, status } = await failureOf(error)
    return NextResponse.json(failure, { status, headers: { 'cache-control': 'no-store' } })
  }
}

/** A read by path parameters alone, answered as JSON. */
export const readRoute =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    query: (actor: StaffActor, input: z.output<Schema>) => Promise<Result>,
  ) =>
  (_request: NextRequest, context: Context): Promise<Response> =>
    jsonResponse(async () => {
      const data = await query(await actorOrStop(), parseInput(schema, await context.params))
      return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
    })
