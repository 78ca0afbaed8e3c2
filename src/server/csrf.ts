/**
 * The cookie against forged sign-ins, as next-auth makes and checks it: a random token and its hash with our secret. Made
 * here too, before the page is drawn, so that its form works on a first visit and before any script has come.
 */
import { createHash, randomBytes } from 'node:crypto'

const isSecure = () => process.env.NEXTAUTH_URL?.startsWith('https://') ?? false

export const csrfCookie = () => (isSecure() ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token')

/** Where next-auth keeps the page to go back to while a sign-in without scripts goes wrong. */
export const backCookie = () => `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`

export const csrfOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

export const freshCsrfValue = (): string => {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${process.env.NEXTAUTH_SECRET}`).digest('hex')
  return `${token}|${hash}`
}
