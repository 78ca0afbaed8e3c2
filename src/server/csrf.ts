/**
 * The cookie against forged sign-ins in the format of next-auth: a random token and its hash with our secret. It is set
 * before the sign-in page is rendered, so that the form works on a first visit and before any script has loaded.
 */
import { createHash, randomBytes } from 'node:crypto'

/** Read without the other settings, because a build loads the routes and has none. */
export const isSecure = () => process.env.NEXTAUTH_URL?.startsWith('https://') ?? false

export const csrfCookie = () => (isSecure() ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token')

/** The cookie in which next-auth remembers the page to return to when a sign-in without scripts fails. */
export const backCookie = () => `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`

export const csrfOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

export const freshCsrfValue = (): string => {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${process.env.NEXTAUTH_SECRET}`).digest('hex')
  return `${token}|${hash}`
}
