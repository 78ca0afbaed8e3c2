// The application's own process: an HTTP server with Next behind it. npm start and npm run dev start it as a child.
//   node scripts/serve.mjs --mode start --host 127.0.0.1 --port 3000
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { parseArgs } from 'node:util'
import next from 'next'
import { actionIdsOf } from './lib/action-request.mjs'
import { reachableHost } from './lib/app-server.mjs'
import { defaultDistDir } from './lib/build.mjs'
import { door } from './lib/door.mjs'
import { inRoot, root } from './lib/paths.mjs'

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'start' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3000' },
  },
})
const port = Number(values.port)
const dev = values.mode === 'dev'

// Where Next sends an action on to. It would take https from the headers of a proxy in front, which this port does not speak.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${reachableHost(values.host)}:${port}`
// The request log knows by it what Next asks of itself.
const secret = (process.env.NABIJ_OWN_SECRET = randomUUID())

const server = http.createServer()
const app = next({ dev, dir: root, hostname: values.host, port, httpServer: server })
await app.prepare()
const actionIds = dev ? null : actionIdsOf(inRoot(defaultDistDir()))
const admit = door({ secret, actionIds }, app.getRequestHandler())
server.on('request', (request, response) => void admit(request, response))
server.listen(port, values.host)

/** Answers what has begun, then ends. Whoever started this process ends it when a connection stays open too long. */
const stop = () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
