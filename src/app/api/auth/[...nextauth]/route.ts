import { cookies } from 'next/headers'
import NextAuth from 'next-auth'
import { encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { signIn } from '@/features/staff/commands/sign-in'
import { signInSchema } from '@/features/staff/schema'
import { csrfCookie, secretOfCsrf } from '@/server/csrf'
import { AppError } from '@/server/errors'
import { newestSecret } from '@/server/installation-secrets'
import { saveDeviceCookie, visitorWithDevice } from '@/server/known-devices'
import { logError } from '@/server/log'
import { ownPath } from '@/server/own-path'
import { sessionCookieOptions, sessionHours } from '@/server/session'
import { refusalCode, withRetryAfter } from '@/server/sign-in-wait'

// Whatever `authorize` throws becomes `error` in the address of the sign-in page, so it is a code and never a message.
const stopped = (error: unknown): never => {
  if (!(error instanceof AppError)) logError('sign_in', error)
  throw new Error(error instanceof AppError ? refusalCode(error) : 'unavailable')
}

const withPassword = Credentials({
  credentials: { email: {}, password: {} },
  authorize: async (credentials) => {
    const input = signInSchema.safeParse(credentials)
    if (!input.success) return null
    const visitor = await visitorWithDevice()
    const sessionId = await signIn(visitor, input.data).catch(stopped)
    if (sessionId === null) return null
    await saveDeviceCookie(visitor.deviceToken)
    return { id: sessionId }
  },
})

type Context = { params: Promise<{ nextauth: string[] }> }

type AuthRoute = (request: Request, context: Context) => Promise<Response>

/** The token holds only the session's id; the person is read from the session's row at every request. */
// The library leaves its handler untyped.
const nextAuthWith = (secret: string): AuthRoute =>
  NextAuth({
    secret,
    // A form may have its token under an earlier secret; the session that it begins is under the newest.
    jwt: { encode: (session) => encode({ ...session, secret: newestSecret() }) },
    providers: [withPassword],
    session: { strategy: 'jwt', maxAge: sessionHours * 60 * 60 },
    cookies: { sessionToken: sessionCookieOptions() },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`,
    },
    logger: { error: (code) => logError('sign_in', { code }), warn: () => undefined },
  })

const nextAuth: AuthRoute = async (request, context) =>
  nextAuthWith(secretOfCsrf((await cookies()).get(csrfCookie())?.value ?? ''))(request, context)

const longestForm = 10_000
const isSmallForm = ({ headers }: Request) =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true &&
  Number(headers.get('content-length') ?? longestForm) < longestForm

const refused = (status: 404 | 415) => new Response(null, { status })

/**
 * The paths that NextAuth may serve: the token of the form, and, for a form sent without scripts, the redirects after a
 * refusal.
 */
const allowedPaths: readonly string[] = ['csrf', 'error', 'signin']

export const GET = async (request: Request, context: Context) =>
  allowedPaths.includes((await context.params).nextauth.join('/')) ? nextAuth(request, context) : refused(404)

export const POST = async (request: Request, context: Context) => {
  if ((await context.params).nextauth.join('/') !== 'callback/credentials') return refused(404)
  return isSmallForm(request) ? withRetryAfter(await nextAuth(request, context)) : refused(415)
}
