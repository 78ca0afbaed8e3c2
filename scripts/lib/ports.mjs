import net from 'node:net'

/**
 * Listens on a port for a moment. Resolves to the port, or to null when it is taken.
 * @param {number} port 0 lets the system choose
 * @param {string} host
 * @returns {Promise<number | null>}
 */
export function tryPort(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen({ port, host, exclusive: true }, () => {
      const chosen = server.address().port
      server.close(() => resolve(chosen))
    })
  })
}

/** The preferred port if it is free, otherwise any other. @param {number} wanted */
export async function freePort(wanted = 0) {
  return (await tryPort(wanted)) ?? (await tryPort(0))
}
