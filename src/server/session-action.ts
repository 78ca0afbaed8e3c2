/**
 * Server actions that give a session a new id, as every step of signing in does: a copy of the earlier cookie is worth nothing
 * after it. The id goes into the cookie and never to a script.
 */
import 'server-only'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import type { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import { action, parseInput, type ActionResult } from './action'
import { AppError } from './errors'
import { failureOf } from './failure'
import type { HalfSession } from './half-session'
import { newestSecret } from './installation-secrets'
import { saveDeviceCookie } from './known-devices'
import { publicAction } from './public-action'
import { currentHalfSession, sessionCookieOptions, sessionHours } from './session'
import type { Visitor } from './visitor'

type OfNewSession = { sessionId: string }
/** Null: the session ended. Without one it stays as it is. */
type OfHalfSession = { sessionId?: string | null }

/** The cookie as the sign-in library writes it. */
const saveCookie = async (sid: string) => {
  const maxAge = sessionHours * 60 * 60
  const { name, options } = sessionCookieOptions()
  const value = await encode({ token: { sid }, secret: newestSecret(), maxAge })
  ;(await cookies()).set(name, value, { ...options, maxAge })
}

const withoutId = async <Result extends object>({ sessionId, ...result }: Result & OfHalfSession) => {
  if (sessionId) await saveCookie(sessionId)
  return result
}

/** For whoever signed in with the password alone. `unauthenticated` without such a session. */
export const halfSessionAction =
  <Schema extends z.ZodType, Result extends object>(
    schema: Schema,
    command: (halfSession: HalfSession, input: z.output<Schema>) => Promise<Result & OfHalfSession>,
  ) =>
  async (input: z.input<Schema>): Promise<ActionResult<Omit<Result, 'sessionId'>>> => {
    try {
      const halfSession = await currentHalfSession()
      if (!halfSession) throw new AppError('unauthenticated')
      return {
        ok: true,
        data: await withoutId(await command(halfSession, parseInput(schema, input))),
      }
    } catch (error) {
      return (await failureOf(error)).failure
    }
  }

/** For whoever is signed in. */
export const newSessionAction = <Schema extends z.ZodType, Result extends OfNewSession>(
  schema: Schema,
  command: (actor: StaffActor, input: z.output<Schema>) => Promise<Result>,
) => action(schema, async (actor: StaffActor, input: z.output<Schema>) => withoutId(await command(actor, input)))

/** For whoever signs in without a password. The browser is known from then on. */
export const signInAction = <Schema extends z.ZodType, Result extends OfNewSession>(
  schema: Schema,
  command: (visitor: Visitor, input: z.output<Schema>) => Promise<Result>,
) =>
  publicAction(schema, async (visitor: Visitor, input: z.output<Schema>) => {
    const result = await withoutId(await command(visitor, input))
    if (visitor.deviceToken) await saveDeviceCookie(visitor.deviceToken)
    return result
  })
