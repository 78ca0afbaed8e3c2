/** A proxy between the application and Postgres that counts the statements on the wire, which no library can hide. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

/** The statement with the settings of row-level security: it goes with another one, in the same round trip. */
const scopeStatement = Buffer.from('\0nabij_scope\0')

/** Counts the messages of a client that run a statement: Query, and Execute of a prepared statement but the one above. */
const statementCounter = (count: () => void) => {
  let rest = Buffer.alloc(0)
  let started = false
  let isBoundToScope = false
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      // The first message of a connection has a length but no type.
      const head = started ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const type = started ? String.fromCharCode(rest[0] ?? 0) : ''
      // A Bind has the name of its portal, which is empty here, and that of its statement.
      if (type === 'B') isBoundToScope = rest.subarray(5, 5 + scopeStatement.length).equals(scopeStatement)
      if (type === 'Q' || (type === 'E' && !isBoundToScope)) count()
      started = true
      rest = rest.subarray(length)
    }
  }
}

export const countingProxy = async (databaseUrl: string) => {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let statements = 0
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname)
    const read = statementCounter(() => statements++)
    client.on('data', read)
    for (const socket of [client, postgres]) {
      sockets.add(socket)
      socket.setNoDelay(true).on('error', () => socket.destroy())
    }
    client.pipe(postgres).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  /** The address of the proxy for another login to the same server. */
  const urlOf = (url: string) => Object.assign(new URL(url), { port: String(port) }).toString()
  return {
    url: urlOf(databaseUrl),
    urlOf,
    /** The number of statements while `work` runs. */
    during: async (work: () => Promise<unknown>) => {
      const before = statements
      await work()
      return statements - before
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
