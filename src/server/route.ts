/**
 * Turns commands and queries into route handlers: same origin only, session, actor, parse from unknown, run, return JSON. A
 * body that is too large, is not JSON or does not fit the schema is refused with a message and changes nothing.
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

/**
 * Refuses a request from a page of another site, whatever its cookies. Browsers send these headers; other clients need not.
 * The door refuses what changes something; this is for what a handler lets happen by reading, and a second wall.
 */
export const refuseOtherSites = (request: NextRequest) => {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new AppError('forbidden', 'other_site')
  const origin = request.headers.get('origin')
  // Without a referrer, a browser sends a form of our own with the origin `null`.
  if (origin === 'null' && site === 'same-origin') return
  if (origin && origin !== new URL(env().NEXTAUTH_URL).origin && hostOf(origin) !== request.headers.get('host'))
    throw new AppError('forbidden', 'other_site')
}

export const jsonBody = async (request: NextRequest): Promise<unknown> => {
  const bytes = await boundedBody(request, bodyLimit)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new AppError('invalid', 'not_json')
  }
}

/** The same, where a page that is closed may send nothing. */
export const jsonBodyOrEmpty = async (request: NextRequest): Promise<unknown> =>
  request.body === null || request.headers.get('content-length') === '0' ? {} : jsonBody(request)

/** `more`: what whoever was refused is told besides. */
export const refusalResponse = async (error: unknown, more: object = {}): Promise<NextResponse> => {
  const { failure, status, retryAfter } = await failureOf(error)
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (retryAfter) headers.set('retry-after', String(retryAfter))
  return NextResponse.json({ ...failure, ...more }, { status, headers })
}

/** The parameters of the path. A path without parameters has none to await. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }

/** The command gets the parameters of the path and the fields of the body as one object. The path wins over the body. */
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
      return refusalResponse(error)
    }
  }

/** For handlers that return something else than JSON, such as a file. A refusal is JSON, as in `route`. */
export const jsonResponse = async (answer: () => Promise<Response>): Promise<Response> => {
  try {
    return await answer()
  } catch (error) {
    return refusalResponse(error)
  }
}

/** A route handler for a query, with only the parameters of the path as input. */
export const readRoute =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    query: (actor: StaffActor, input: z.output<Schema>) => Promise<Result>,
  ) =>
  (_request: NextRequest, context: Context): Promise<Response> =>
    jsonResponse(async () => {
      const data = await query(await actorOrStop(), parseInput(schema, (await context.params) ?? {}))
      return NextResponse.json({ ok: true, data }, { headers: { 'cache-control': 'no-store' } })
    })
