import { isFromOwnPage, isKnownAction } from './action-request.mjs'
import { isOwnPath } from './request-path.mjs'
import { isRouterState } from './router-state.mjs'

/** The accepted methods. Next fails on TRACE, which the Fetch standard forbids, and shows a page for whatever else it gets. */
const pageMethods = ['GET', 'HEAD', 'POST', 'OPTIONS']
const apiMethods = [...pageMethods, 'PUT', 'PATCH', 'DELETE']
/** Next fails on any other for a file of the build. */
const fileMethods = ['GET', 'HEAD']
const readingMethods = ['GET', 'HEAD', 'OPTIONS']

/** The most bytes of a form or server action. Route handlers under /api/ limit their bodies themselves. */
export const largestForm = 1024 * 1024

/** @typedef {{ status: 400 | 403 | 404 | 405 | 413 | 415, headers?: Record<string, string> }} Refusal */

/** Whether a request goes to a route handler. The path must have passed `isOwnPath`. @param {string} target */
export const isForApi = (target) => target.startsWith('/api/')

const methodsOf = (/** @type {string} */ target) => {
  if (isForApi(target)) return apiMethods
  return target.startsWith('/_next/static/') ? fileMethods : pageMethods
}

/** By this header Next's code in the browser recognises an action of another version of the application. */
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
 * The refusal of a request by its method, address and headers, before its body is read; null when there is none. A multipart
 * body is refused, because we send none and Next would read it to the end on every address to look for an action.
 * @param {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers'>} request
 * @param {ReadonlySet<string> | null} known the ids of the server actions; null accepts any
 * @param {string} ownOrigin the address of the application
 * @returns {Refusal | null}
 */
export function refusalOf({ method = '', url = '', headers }, known, ownOrigin) {
  const methods = methodsOf(url)
  if (!methods.includes(method)) return { status: 405, headers: { allow: methods.join(', ') } }
  if (!readingMethods.includes(method) && !isFromOwnPage(headers, ownOrigin)) return { status: 403 }
  if (/multipart/i.test(headers['content-type'] ?? '')) return { status: 415 }
  if (!isRouterState(headers['next-router-state-tree'])) return { status: 400 }
  // After the checks above, because a GET with a malformed address is still passed on: Next shows the page "not found".
  if (!isOwnPath(url)) return { status: 404 }
  if (!isForApi(url) && Number(headers['content-length'] ?? 0) > largestForm) return { status: 413 }
  return method === 'POST' ? refusalOfAction(headers, url, known) : null
}
