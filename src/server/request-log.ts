/**
 * Logs one line per request: id, method, path, status, milliseconds. Of the path it logs only the words of our own
 * addresses. One-time links carry their secret after the `#`, which no browser sends. It also sets a header with the
 * sender's address for the throttle, taken from the socket, or, with NABIJ_TRUST_PROXY, from the proxies.
 */
import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { logInfo } from './log'

/** Any other part of a path may be an id, a secret or a name that somebody typed, and is left out. */
const ownWords = new Set([...(process.env.NABIJ_PATH_WORDS ?? '').split(' '), '_next', 'static', 'fonts'])
const mostParts = 12

export const pathForLog = (url: string): string => {
  const parts = (url.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '')
  return `/${parts
    .slice(0, mostParts)
    .map((part) => (ownWords.has(part) ? part : ':value'))
    .join('/')}`
}

/** How many web servers of one's own stand before this one. Each adds the address that it saw to the end of the header. */
const trustedProxies = () =>
  /^[1-9]$/.test(process.env.NABIJ_TRUST_PROXY ?? '') ? Number(process.env.NABIJ_TRUST_PROXY) : 0

/** What stands before the trusted addresses was sent by the visitor and may be anything, so it is never used. */
const senderOf = (request: IncomingMessage): string => {
  const addresses = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const proxies = trustedProxies()
  const forwarded = proxies > 0 ? (addresses.at(-proxies)?.trim() ?? '') : ''
  const sender = isIP(forwarded) ? forwarded : (request.socket.remoteAddress ?? 'unknown')
  return sender.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** Whether Next forwarded an action to its own port (`scripts/lib/door.mjs`). Its header with the sender is kept then. */
const isOwn = ({ headers }: IncomingMessage) =>
  process.env.NABIJ_OWN_SECRET !== undefined && headers['x-nabij-own'] === process.env.NABIJ_OWN_SECRET

type Exchange = { request: IncomingMessage; response: ServerResponse }

const begin = ({ request, response }: Exchange) => {
  const requestId = randomUUID()
  const started = performance.now()
  request.headers['x-request-id'] = requestId
  if (!isOwn(request)) request.headers['x-sender-address'] = senderOf(request)
  response.setHeader('x-request-id', requestId)
  response.once('close', () =>
    logInfo('request', {
      request: requestId,
      method: request.method,
      path: pathForLog(request.url ?? ''),
      status: response.writableFinished ? response.statusCode : 499,
      ms: Math.round(performance.now() - started),
    }),
  )
}

export const logRequests = () => {
  // Node types the message of every channel as unknown; for this channel it documents a request and a response.
  subscribe('http.server.request.start', (message) => begin(message as Exchange))
}
