import { cookies } from 'next/headers'
import NextAuth from 'next-auth'
import { csrfCookie, secretOfCsrf } from '@/server/csrf'
import { AppError } from '@/server/errors'
import { identityProvider } from '@/server/identity-provider'
import { requireRoomForProvider } from '@/server/request-room'
import { refusalCode, withRetryAfter } from '@/server/sign-in-wait'
import { currentVisitor } from '@/server/visitor'
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

/**
 * The paths that NextAuth may serve: the token of the form, for a form sent without scripts the redirects after a refusal, and
 * where the identity provider sends people back to.
 */
const allowedPaths: readonly string[] = ['csrf', 'error', 'signin', `callback/${providerId}`]

export const GET = async (request: Request, context: Context) =>
  allowedPaths.includes((await context.params).nextauth.join('/')) ? authenticate(request, context) : refused(404)

/** As NextAuth answers a script when it cannot begin. */
const notStarted = (error: unknown): Response => {
  const code = error instanceof AppError ? refusalCode(error) : 'unavailable'
  return Response.json({ url: `/api/auth/error?error=${code}` }, { status: 401 })
}

/** Whatever stands in the query becomes a part of the request to the provider, so only this may: it asks whom it knows too. */
const allowedQueries: readonly string[] = ['', '?prompt=login']

const startWithProvider = async (request: Request, context: Context): Promise<Response> => {
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
  const start = path === 'callback/credentials' ? authenticate : startWithProvider
  return withRetryAfter(await start(request, context))
}
