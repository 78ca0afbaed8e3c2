/**
 * One line per request: id, method, path without its query, status, milliseconds. Ids in a path are pseudonyms and are
 * left out all the same, and so is the secret of a shared link; one-time links carry theirs behind the `#`, which no
 * browser sends. Also names the sender's address for the throttle, from the socket, or from the proxy in front when
 * there is one.
 */
import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logInfo } from './log'

const quiet = /^\/(_next|fonts)\//
const id = /[0-9a-f]{8}-[0-9a-f-]{27}/gi

/** A shared link has its secret in its path, or no reader could open it without a script. */
const secret = /(\/shared\/)[^/]+/gi

export const pathForLog = (url: string) =>
  (url.split(/[?#]/)[0] ?? '').replaceAll(secret, '$1:secret').replaceAll(id, ':id').slice(0, 200)

const senderOf = (request: IncomingMessage): string => {
  const forwarded = process.env.NABIJ_TRUST_PROXY ? String(request.headers['x-forwarded-for'] ?? '') : ''
  return forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? 'unknown')
}

type Exchange = { request: IncomingMessage; response: ServerResponse }

const begin = ({ request, response }: Exchange) => {
  if (quiet.test(request.url ?? '')) return
  const requestId = randomUUID()
  const started = performance.now()
  request.headers['x-request-id'] = requestId
  request.headers['x-sender-address'] = senderOf(request)
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

export const logRequests = () => subscribe('http.server.request.start', (message) => begin(message as Exchange))
