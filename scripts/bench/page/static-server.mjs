import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * Serves a folder of static files, compressed.
 * @param {string} dir
 * @param {import('../../lib/lifecycle.mjs').Lifecycle} lifecycle
 * @returns {Promise<string>} its address
 */
export async function serveFolder(dir, lifecycle) {
  const packed = new Map()
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const file = path.join(dir, path.normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    const type = types[path.extname(file)]
    if (!type || !fs.existsSync(file)) return response.writeHead(404).end()
    if (!packed.has(file)) packed.set(file, gzipSync(fs.readFileSync(file)))
    const body = packed.get(file)
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length })
    response.end(body)
  })
  const listening = new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
  await lifecycle.hold(listening, async () => server.closeAllConnections())
  return `http://127.0.0.1:${server.address().port}`
}
