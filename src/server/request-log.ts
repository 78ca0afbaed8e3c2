/**
 * One line per request: id, method, path, status, milliseconds. Of the path, only the words of the application's own
 * addresses; one-time links carry their secret behind the `#`, which no browser sends. Also names the sender's address for the throttle, from the socket, or from the proxy in front when
 * there is one.
 */
import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logInfo } from './log'

/** Whatever else stands in a path (an id, a secret, a name that somebody typed) is left out. */
const ownWords = new Set([...(process.env.NABIJ_PATH_WORDS ?? '').split(' '), '_next', 'static', 'fonts'])
const mostParts = 12

export const pathForLog = (url: string): string => {
  const parts = (url.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '')
  return `/${parts
    .slice(0, mostParts)
    .map((part) => (ownWords.has(part) ? part : ':value'))
    .join('/')}`
}

const senderOf = (request: IncomingMessage): string => {
  const forwarded = process.env.NABIJ_TRUST_PROXY ? String(request.headers['x-forwarded-for'] ?? '') : ''
  return forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? 'unknown')
}

/** Next sends an action on to itself: then the sender is whoever sent the first request (`scripts/lib/door.mjs`). */
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
  // Node hands every channel's message over as unknown; of this one it documents the request and the response.
  subscribe('http.server.request.start', (message) => begin(message as Exchange))
}
