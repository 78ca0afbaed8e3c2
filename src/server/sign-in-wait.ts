/**
 * Says in the address of the sign-in page, where next-auth puts the reason of a refusal, from when one may try again; and in
 * HTTP for whoever asks by a script.
 */
import 'server-only'
import { retryFromOf, tooManyCode } from '@/domain/access/sign-in-problem'
import { now } from './clock'
import type { AppError } from './errors'

/** The reason of a refusal, as a code: it comes into an address, so it is never a message. */
export const refusalCode = ({ code, retryFrom }: AppError): string =>
  code === 'too_many' ? tooManyCode(retryFrom ?? now()) : 'unavailable'

/** The response of next-auth to a script is 401 for every refusal. For too many attempts it becomes 429. */
export const withRetryAfter = async (response: Response): Promise<Response> => {
  if (response.status !== 401) return response
  const from = retryFromOf(await response.clone().text())
  if (from === null) return response
  const headers = new Headers(response.headers)
  headers.set('retry-after', String(Math.max(1, Math.ceil((from.getTime() - now().getTime()) / 1000))))
  return new Response(response.body, { status: 429, headers })
}
