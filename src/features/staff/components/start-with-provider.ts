import { retryFromOf } from '@/domain/access/sign-in-problem'

/** The page of the identity provider, or why there is none: a moment is from when one may try again. */
export type Started = { to: string } | { problem: 'provider_down' | 'unavailable' | Date }

/** Asks the application for the address at the provider, with all that the answer of the provider must fit to. */
export const startWithProvider = async (next: string): Promise<Started> => {
  try {
    // This is the answer that Auth.js documents.
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' })
    const response = await fetch('/api/auth/signin/oidc', { method: 'POST', body })
    // This is the answer that Auth.js documents.
    const { url } = (await response.json()) as { url: string }
    const { pathname } = new URL(url, window.location.origin)
    if (response.ok && !pathname.startsWith('/api/auth/')) return { to: url }
    return { problem: retryFromOf(url) ?? 'provider_down' }
  } catch {
    return { problem: 'unavailable' }
  }
}
