import http from 'node:http'

/** @param {http.IncomingMessage} request */
export const hasBody = ({ headers }) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Reads a body and counts its bytes as they arrive. Null as soon as there are more than the limit or the sender disconnects.
 * @param {http.IncomingMessage} request
 * @param {number} limit
 * @returns {Promise<Buffer | null>}
 */
export async function wholeBody(request, limit) {
  /** @type {Buffer[]} */
  const parts = []
  let size = 0
  try {
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      size += part.length
      if (size > limit) return null
      parts.push(part)
    }
  } catch {
    return null
  }
  return Buffer.concat(parts)
}

/**
 * A copy of a request with its body in a new stream, because a stream that was read to its end cannot be passed on.
 * @param {http.IncomingMessage} request
 * @param {Buffer} body
 */
export function withBody(request, body) {
  const whole = new http.IncomingMessage(request.socket)
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request
  const { 'transfer-encoding': _, ...headers } = request.headers
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders })
  whole.headers = { ...headers, 'content-length': String(body.length) }
  whole.push(body)
  whole.push(null)
  whole.complete = true
  return whole
}
