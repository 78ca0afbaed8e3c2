import { cookies } from 'next/headers'
import NextAuth from 'next-auth'
import { csrfCookie, secretOfCsrf } from '@/server/csrf'
import { AppError } from '@/server/errors'
import { identityProvider } from '@/server/identity-provider'
import { requireRoomForProvider } from '@/server/request-room'
import { refusalCode, withRetryAfter } from '@/server/sign-in-wait'
import { currentVisitor } from '@/server/visitor'
import { beganHere, checkCookie } from './check-cookies'
import { authOptions, providerId } from './options'

type Context = { params: Promise<{ nextauth: string[] }> }

// The library leaves its handler untyped.
const authenticate = async (request: Request, context: Context): Promise<Response> => {
  const secret = secretOfCsrf((await cookies()).get(csrfCookie())?.value ?? '')
  return NextAuth(authOptions(secret))(request, context)
}

const longestForm = 10_000
const isSmallForm = ({ headers }: Request) =>
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true &&
  Number(headers.get('content-length') ?? longestForm) < longestForm

const refused = (status: 404 | 415) => new Response(null, { status })

const callbackPath = `callback/${providerId}`

/**
 * The paths that NextAuth may serve: the token of the form, for a form sent without scripts the redirects after a refusal, and
 * where the identity provider sends people back to.
 */
const allowedPaths: readonly string[] = ['csrf', 'error', 'signin', callbackPath]

const toSignIn = (error: string) =>
  new Response(null, { status: 302, headers: { location: `/sign-in?error=${error}` } })

/** Each answer of the provider that goes on from here makes two requests to it, so it must be one that this browser waits for. */
const comeBack = async (request: Request, context: Context): Promise<Response> => {
  const stateCookie = (await cookies()).get(checkCookie('state').name)?.value
  if (!(await beganHere(stateCookie, new URL(request.url).searchParams.get('state'))))
    return toSignIn('provider_failed')
  try {
    await requireRoomForProvider(await currentVisitor())
  } catch (error) {
    return toSignIn(error instanceof AppError ? refusalCode(error) : 'unavailable')
  }
  return authenticate(request, context)
}

export const GET = async (request: Request, context: Context) => {
  const path = (await context.params).nextauth.join('/')
  if (!allowedPaths.includes(path)) return refused(404)
  return path === callbackPath ? comeBack(request, context) : authenticate(request, context)
}

/** As NextAuth answers a script when it cannot begin. */
const notStarted = (error: unknown): Response => {
  const code = error instanceof AppError ? refusalCode(error) : 'unavailable'
  return Response.json({ url: `/api/auth/error?error=${code}` }, { status: 401 })
}

/** Whatever stands in the query becomes a part of the request to the provider, so only this may: it asks whom it knows too. */
const allowedQueries: readonly string[] = ['', '?prompt=login']

const startWithinLimit = async (request: Request, context: Context): Promise<Response> => {
  if (identityProvider() === null || !allowedQueries.includes(new URL(request.url).search)) return refused(404)
  try {
    await requireRoomForProvider(await currentVisitor())
  } catch (error) {
    return notStarted(error)
  }
  return authenticate(request, context)
}

export const POST = async (request: Request, context: Context) => {
  const path = (await context.params).nextauth.join('/')
  if (path !== 'callback/credentials' && path !== `signin/${providerId}`) return refused(404)
  if (!isSmallForm(request)) return refused(415)
  const start = path === 'callback/credentials' ? authenticate : startWithinLimit
  return withRetryAfter(await start(request, context))
}
