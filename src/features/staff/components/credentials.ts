import { postToAuth } from '@/components/session/post-to-auth'
import { retryFromOf } from '@/domain/access/sign-in-problem'

/** The result of signing in: `in`, or which problem the screen shows; a moment is from when one may try again. */
export type SignedIn = 'in' | 'wrong' | 'unavailable' | Date

const answerOf = (status: number, url: string): SignedIn => {
  if (status === 200 && !url.includes('error=')) return 'in'
  return retryFromOf(url) ?? (url.includes('error=CredentialsSignin') ? 'wrong' : 'unavailable')
}

/** Sends what the form itself would send, without leaving the page, so that typed text stays after a refusal. */
export const postCredentials = async (email: string, password: string): Promise<SignedIn> => {
  try {
    const { status, url } = await postToAuth('/api/auth/callback/credentials', { email, password })
    return answerOf(status, url)
  } catch {
    return 'unavailable'
  }
}
