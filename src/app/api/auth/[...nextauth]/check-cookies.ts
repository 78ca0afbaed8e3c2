import { decode } from 'next-auth/jwt'
import { isSecure } from '@/server/csrf'
import { installationSecrets } from '@/server/installation-secrets'

/**
 * What the library keeps in a browser while somebody is at the provider, as long as they may take there. Behind TLS no other
 * host can plant one.
 */
export const checkCookie = (name: 'state' | 'nonce' | 'pkce') => ({
  name: `${isSecure() ? '__Host-' : ''}nabij-oidc-${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), maxAge: 15 * 60 } as const,
})

const valueUnder = async (secret: string, token: string): Promise<unknown> => {
  try {
    return (await decode({ token, secret, salt: checkCookie('state').name }))?.value
  } catch {
    return null
  }
}

/**
 * Whether the browser with this cookie began the sign-in that this answer belongs to. The library asks that too, but only after
 * it asked the provider where its pages are, which anybody could make it do then.
 */
export const beganHere = async (stateCookie: string | undefined, state: string | null): Promise<boolean> => {
  if (!stateCookie || !state) return false
  for (const secret of installationSecrets()) if ((await valueUnder(secret, stateCookie)) === state) return true
  return false
}
