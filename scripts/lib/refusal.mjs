import { isFromOwnPage, isKnownAction } from './action-request.mjs'
import { isOwnPath } from './request-path.mjs'
import { isRouterState } from './router-state.mjs'

/** The methods that the application answers. Next fails on TRACE, which the Fetch standard forbids. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Bytes of a form or server action. Route handlers under /api/ bound their bodies themselves, and answer in words. */
export const largestForm = 1024 * 1024

/** @typedef {{ status: 400 | 403 | 404 | 405 | 413 | 415, headers?: Record<string, string> }} Refusal */

/** Whether a request goes to a route handler. Only of a path that `isOwnPath` accepts. @param {string} target */
export const isForApi = (target) => target.startsWith('/api/')

/** The mark by which Next's own browser code sees that an action is of another version. */
const unknownAction = { status: 404, headers: { 'x-nextjs-action-not-found': '1' } }

/**
 * @param {import('./action-request.mjs').Headers} headers
 * @param {string} url
 * @param {ReadonlySet<string> | null} known
 * @returns {Refusal | null}
 */
function refusalOfAction(headers, url, known) {
  const id = headers['next-action']
  if (id === undefined) return null
  if (isForApi(url) || !isKnownAction(String(id), known)) return /** @type {Refusal} */ (unknownAction)
  return isFromOwnPage(headers) ? null : { status: 403 }
}

/**
 * What can be refused by a request's first lines alone, before anything of its body is read. Nothing of ours sends a
 * multipart body, and Next reads one to the end on every address, to look for an action in it.
 * @param {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers'>} request
 * @param {ReadonlySet<string> | null} known the ids of the server actions; null: any
 * @returns {Refusal | null}
 */
export function refusalOf({ method = '', url = '', headers }, known = null) {
  if (!methods.includes(method)) return { status: 405, headers: { allow: methods.join(', ') } }
  if (/multipart/i.test(headers['content-type'] ?? '')) return { status: 415 }
  if (!isRouterState(headers['next-router-state-tree'])) return { status: 400 }
  // After what no address is asked for in: a page may be drawn that says that there is no such address.
  if (!isOwnPath(url)) return { status: 404 }
  if (!isForApi(url) && Number(headers['content-length'] ?? 0) > largestForm) return { status: 413 }
  return method === 'POST' ? refusalOfAction(headers, url, known) : null
}
