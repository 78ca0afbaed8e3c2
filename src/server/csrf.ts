/**
 * The cookie against forged sign-ins in the format of next-auth: a random token and its hash with our secret. It is set
 * before the sign-in page is rendered, so that the form works on a first visit and before any script has loaded.
 */
import { createHash, randomBytes } from 'node:crypto'
import { installationSecrets, newestSecret } from './installation-secrets'

/** Read without the other settings, because a build loads the routes and has none. */
export const isSecure = () => process.env.NEXTAUTH_URL?.startsWith('https://') ?? false

export const csrfCookie = () => (isSecure() ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token')

/** The cookie in which next-auth remembers the page to return to when a sign-in without scripts fails. */
export const backCookie = () => `${isSecure() ? '__Host-' : ''}next-auth.callback-url`

export const csrfOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

const csrfValue = (token: string, secret: string): string =>
  `${token}|${createHash('sha256').update(`${token}${secret}`).digest('hex')}`

export const freshCsrfValue = (): string => csrfValue(randomBytes(32).toString('hex'), newestSecret())

/** The secret under which a form got its token, which may be from before a rotation. The newest for a token that is not ours. */
export const secretOfCsrf = (value: string): string => {
  const [token = ''] = value.split('|')
  return installationSecrets().find((secret) => csrfValue(token, secret) === value) ?? newestSecret()
}
