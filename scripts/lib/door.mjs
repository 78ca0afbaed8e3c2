/** Handles a request before Next does: refuses it, or passes it on with a body that was read and checked. */
import { holdsArguments } from './action-request.mjs'
import { isForApi, largestForm, refusalOf } from './refusal.mjs'
import { refusalWords } from './refusal-words.mjs'
import { responseHeaders } from './response-headers.mjs'
import { hasBody, wholeBody, withBody } from './whole-body.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** No page has this address, so Next renders the page that is not found, in the reader's language. */
const noPage = '/no-page'

/** The header that marks requests of Next to its own port. */
export const ownHeader = 'x-nabij-own'

/**
 * Next forwards an action to the page that has it, by a request to our own port with the headers of the first request. So
 * each request gets a secret of this process when it arrives, and a request that has the secret already comes from Next.
 * From any other request the header `x-action-forwarded` is removed.
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
  response.writeHead(status, { ...kind, ...headers }).end(refusalWords(status))
}

/** The time to send a refusal of a body that is too large. Closing the connection at once would lose the response. */
const hearingMs = 2_000

/**
 * Refuses a body that is too large. The rest of it is discarded, and the connection of a sender that goes on is closed.
 * @param {Request} request
 * @param {Response} response
 */
function refuseTheRest(request, response) {
  refuse(response, { status: 413 })
  setTimeout(() => request.destroy(), hearingMs).unref()
}

/**
 * @param {{ secret: string, actionIds: ReadonlySet<string> | null, ownAddress: string }} known
 * @param {(request: Request, response: Response) => unknown} answer
 */
export function door({ secret, actionIds, ownAddress }, answer) {
  const { origin, protocol } = new URL(ownAddress)
  return async (/** @type {Request} */ request, /** @type {Response} */ response) => {
    const headers = responseHeaders(request.url ?? '', protocol === 'https:')
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const refusal = refusalOf(request, actionIds, origin)
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
