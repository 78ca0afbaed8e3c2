// The application's own process: an HTTP server with Next behind it. npm start and npm run dev start it as a child.
//   node scripts/serve.mjs --mode start --host 127.0.0.1 --port 3000
import http from 'node:http'
import { parseArgs } from 'node:util'
import next from 'next'
import { refusalOf } from './lib/refusal.mjs'
import { root } from './lib/paths.mjs'

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'start' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3000' },
  },
})
const port = Number(values.port)

const server = http.createServer((request, response) => {
  const refusal = refusalOf(request)
  if (refusal) response.writeHead(refusal.status, { 'cache-control': 'no-store', ...refusal.headers }).end()
  else void answer(request, response)
})
const app = next({ dev: values.mode === 'dev', dir: root, hostname: values.host, port, httpServer: server })
await app.prepare()
const answer = app.getRequestHandler()
server.listen(port, values.host)

/** Answers what has begun, then ends. Whoever started this process ends it when a connection stays open too long. */
const stop = () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
