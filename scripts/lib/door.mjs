/** What happens to a request before Next has it: refused, or handed on with a body that was read and judged. */
import { holdsArguments } from './action-request.mjs'
import { isForApi, largestForm, refusalOf } from './refusal.mjs'
import { refusalWords } from './refusal-words.mjs'
import { hasBody, wholeBody, withBody } from './whole-body.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** An address that no page has: the page that says so is drawn in its place, in the reader's language. */
const noPage = '/no-page'

/** The header that marks what Next asks of itself. */
export const ownHeader = 'x-nabij-own'

/**
 * Next sends an action on to a page that holds it, as a request to our own port with the headers of the first one. So each
 * request gets a secret of this process on its way in, and one that comes with it is Next's own. Anybody else's claim that an
 * action was sent on already is taken off.
 * @param {Request} request
 * @param {string} secret
 */
function markOwn({ headers }, secret) {
  if (headers[ownHeader] !== secret) delete headers['x-action-forwarded']
  headers[ownHeader] = secret
}

/**
 * @param {Response} response
 * @param {import('./refusal.mjs').Refusal} refusal
 */
function refuse(response, { status, headers }) {
  const kind = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  response.writeHead(status, { ...kind, 'x-content-type-options': 'nosniff', ...headers }).end(refusalWords(status))
}

/** How long the sender of too much may take to hear so. A connection that is closed at once takes the answer with it. */
const hearingMs = 2_000

/**
 * What still comes of the body is thrown away, and who does not stop is cut off.
 * @param {Request} request
 * @param {Response} response
 */
function refuseTheRest(request, response) {
  refuse(response, { status: 413 })
  setTimeout(() => request.destroy(), hearingMs).unref()
}

/**
 * @param {{ secret: string, actionIds: ReadonlySet<string> | null }} known
 * @param {(request: Request, response: Response) => unknown} answer
 */
export function door({ secret, actionIds }, answer) {
  return async (/** @type {Request} */ request, /** @type {Response} */ response) => {
    const refusal = refusalOf(request, actionIds)
    if (refusal?.status === 404 && ['GET', 'HEAD'].includes(request.method ?? '')) request.url = noPage
    else if (refusal) return refuse(response, refusal)
    markOwn(request, secret)
    const isAction = request.method === 'POST' && request.headers['next-action'] !== undefined
    if (!isAction && (isForApi(request.url ?? '') || !hasBody(request))) return answer(request, response)
    const body = await wholeBody(request, largestForm)
    if (body === null) return refuseTheRest(request, response)
    if (isAction && !holdsArguments(body)) return refuse(response, { status: 400 })
    return answer(withBody(request, body), response)
  }
}
