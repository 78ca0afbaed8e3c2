// The process of the application: an HTTP server in front of Next. npm start and npm run dev start it as a child.
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

// The address to which Next forwards an action. Otherwise it would use https behind a proxy, which this port does not speak.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${reachableHost(values.host)}:${port}`
// The request log recognises requests of Next to its own port by this secret.
const secret = (process.env.NABIJ_OWN_SECRET = randomUUID())

const server = http.createServer()
const app = next({ dev, dir: root, hostname: values.host, port, httpServer: server })
await app.prepare()
const actionIds = dev ? null : actionIdsOf(inRoot(defaultDistDir()))
const ownAddress = process.env.NEXTAUTH_URL ?? `http://${reachableHost(values.host)}:${port}`
const admit = door({ secret, actionIds, ownAddress }, app.getRequestHandler())
server.on('request', (request, response) => void admit(request, response))
server.listen(port, values.host)

/** Finishes open requests and then ends. The parent process kills this one when a connection stays open too long. */
const stop = () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
