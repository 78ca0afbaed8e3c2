import { postToAuth } from '@/components/session/post-to-auth'
import { retryFromOf } from '@/domain/access/sign-in-problem'

/** The page of the identity provider, or why there is none: a moment is from when one may try again. */
export type Started = { to: string } | { problem: 'provider_down' | 'unavailable' | Date }

/**
 * Asks the application for the address at the provider, with all that the answer of the provider must fit to. `again`: the
 * provider asks also whom it knows already.
 */
export const startWithProvider = async (next: string, again = false): Promise<Started> => {
  try {
    const { status, url } = await postToAuth(`/api/auth/signin/oidc${again ? '?prompt=login' : ''}`, {
      callbackUrl: next,
    })
    const { pathname } = new URL(url, window.location.origin)
    if (status === 200 && pathname !== '/api/auth/error') return { to: url }
    return { problem: retryFromOf(url) ?? 'provider_down' }
  } catch {
    return { problem: 'unavailable' }
  }
}
