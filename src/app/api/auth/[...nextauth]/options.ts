import type { AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { providerClaimsSchema, type ProviderClaims } from '@/domain/access/provider-claims'
import { checkWithProvider } from '@/features/factors/commands/check-with-provider'
import { signIn } from '@/features/staff/commands/sign-in'
import { signInWithProvider } from '@/features/staff/commands/sign-in-with-provider'
import { signInSchema } from '@/features/staff/schema'
import { AppError } from '@/server/errors'
import { identityProvider, type IdentityProvider } from '@/server/identity-provider'
import { newestSecret } from '@/server/installation-secrets'
import { saveDeviceCookie, visitorWithDevice } from '@/server/known-devices'
import { logError } from '@/server/log'
import { ownPath } from '@/server/own-path'
import { currentActor, sessionCookieOptions, sessionHours } from '@/server/session'
import { backCookie, csrfOptions } from '@/server/csrf'
import { refusalCode } from '@/server/sign-in-wait'
import { checkCookie } from './check-cookies'

/** The name of the identity provider in the addresses of the library. */
export const providerId = 'oidc'

const logUnknown = (error: unknown) => {
  if (!(error instanceof AppError)) logError('sign_in', error)
}

// Whatever `authorize` throws becomes `error` in the address of the sign-in page, so it is a code and never a message.
const stopped = (error: unknown): never => {
  logUnknown(error)
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

type Profile = { sub: string }

/**
 * The library makes state, nonce and PKCE, and checks them, the signature, the audience and the times. It asks again whoever
 * showed who they are longer ago than a session may last.
 */
const withProvider = (provider: IdentityProvider): OAuthConfig<Profile> => ({
  id: providerId,
  name: provider.name,
  type: 'oauth',
  issuer: provider.issuer,
  wellKnown: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  authorization: { params: { scope: provider.scope, max_age: sessionHours * 60 * 60 } },
  checks: ['state', 'nonce', 'pkce'],
  idToken: true,
  httpOptions: { timeout: 5000 },
  // The id becomes that of the session once it is known whose account this is.
  profile: ({ sub }) => ({ id: sub }),
})

const codeOf = (error: unknown): string => {
  if (!(error instanceof AppError)) return 'provider_failed'
  if (error.code === 'too_many') return refusalCode(error)
  return error.reason === 'provider_refused' ? 'provider_refused' : 'provider_failed'
}

const startedSession = async (claims: ProviderClaims): Promise<string> => {
  const visitor = await visitorWithDevice()
  const { sessionId, isWhole } = await signInWithProvider(visitor, claims)
  if (isWhole) await saveDeviceCookie(visitor.deviceToken)
  return sessionId
}

/**
 * Gives the person of the library the id of a new session, or returns the address of the page that says why not. Whoever is
 * signed in already shows again who they are, and stays who they are.
 */
const enterWithProvider = async (user: { id: string }, profile: unknown): Promise<true | string> => {
  const actor = await currentActor()
  try {
    const claims = providerClaimsSchema.safeParse(profile)
    if (!claims.success) throw new AppError('invalid', 'provider_refused')
    user.id = actor ? (await checkWithProvider(actor, claims.data)).sessionId : await startedSession(claims.data)
    return true
  } catch (error) {
    logUnknown(error)
    return actor ? '/confirmed' : `/sign-in?error=${codeOf(error)}`
  }
}

/**
 * Read with each request, because a build loads the routes and has no settings. `secret` is that of the form, which may have its
 * token, and the cookies of the provider, under an earlier one; the session that it begins is under the newest.
 */
export const authOptions = (secret: string): AuthOptions => {
  const provider = identityProvider()
  return {
    secret,
    jwt: { encode: (session) => encode({ ...session, secret: newestSecret() }) },
    providers: [withPassword, ...(provider ? [withProvider(provider)] : [])],
    session: { strategy: 'jwt', maxAge: sessionHours * 60 * 60 },
    cookies: {
      sessionToken: sessionCookieOptions(),
      callbackUrl: { name: backCookie(), options: csrfOptions() },
      state: checkCookie('state'),
      nonce: checkCookie('nonce'),
      pkceCodeVerifier: checkCookie('pkce'),
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.provider === providerId ? enterWithProvider(user, profile) : true,
      /** The token holds only the session's id; the person is read from the session's row at every request. */
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`,
    },
    logger: { error: (code) => logError('sign_in', { code }), warn: () => undefined },
  }
}
