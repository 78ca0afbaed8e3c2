/** What stands between the tools and the application: it renews ids, and counts what was answered. */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { once } from 'node:events'

/** The result of an action, or the status. */
const codeOf = (status, text) => {
  const [, ok, code] = /"ok":(true|false)(?:,"code":"(\w+)")?/.exec(text) ?? []
  if (ok === undefined) return `${status}`
  return ok === 'true' ? 'ok' : (code ?? `${status}`)
}

/**
 * @param {string} address of the application
 * @param {string} freshId stands for an id that is new in each request
 * @returns {Promise<{ address: string, counts: Map<string, Map<string, number>>, faults: string[], close: () => void }>}
 *   counts: how often each answer came, by the path or the id of the action; faults: what was answered by an error of the server
 */
export async function startRelay(address, freshId) {
  const target = new URL(address)
  const counts = new Map()
  const faults = []
  const agent = new http.Agent({ keepAlive: true })
  const note = (request, status, text) => {
    const name = request.headers['next-action'] ?? `${request.method} ${request.url.split('?')[0]}`
    const code = codeOf(status, text)
    const byCode = counts.get(name) ?? new Map()
    counts.set(name, byCode.set(code, (byCode.get(code) ?? 0) + 1))
    if (status >= 500 && status !== 503) faults.push(`${status} ${name}`)
  }
  const answerTo = (request, response, chunks) => {
    const body = Buffer.from(
      Buffer.concat(chunks)
        .toString('latin1')
        .replaceAll(freshId, () => randomUUID()),
      'latin1',
    )
    const { method, url } = request
    const headers = { ...request.headers, host: target.host, 'content-length': body.length }
    delete headers['transfer-encoding']
    const sent = http.request(
      { agent, hostname: '127.0.0.1', port: target.port, method, path: url, headers },
      (answer) => {
        const parts = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () => {
          const whole = Buffer.concat(parts)
          note(request, answer.statusCode, whole.toString('latin1'))
          response.writeHead(answer.statusCode, answer.headers).end(whole)
        })
      },
    )
    sent.on('error', () => response.destroy())
    sent.end(body)
  }
  const server = http.createServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => answerTo(request, response, chunks))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { address: `http://localhost:${server.address().port}`, counts, faults, close: () => server.close() }
}
