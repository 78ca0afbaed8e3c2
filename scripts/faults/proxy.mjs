/** A TCP proxy on 127.0.0.1 that treats its connections as a bad network does. */
import { once } from 'node:events'
import net from 'node:net'

/**
 * @typedef {object} Condition how one connection is treated; without anything it is passed on as it is
 * @property {boolean} [losesReply] the connection is reset when the first byte of the reply has come: whatever was asked is done
 * @property {boolean} [silent] nothing is passed on: the connection stays half open
 * @property {number} [latency] milliseconds, each way
 * @property {number} [bytesPerSecond] each way
 * @property {number} [resetAfter] the connection is reset after so many bytes, either way
 */

/** Passes on what one side sends, late and slowly. */
function passOn(from, to, { latency = 0, bytesPerSecond = Infinity }) {
  let free = 0
  const at = (length, work) => {
    free = Math.max(performance.now() + latency, free) + (1000 * length) / bytesPerSecond
    setTimeout(() => work(), free - performance.now())
  }
  from.on('data', (chunk) => at(chunk.length, () => to.writable && to.write(chunk)))
  from.on('end', () => at(0, () => to.writable && to.end()))
}

/** @param {net.Socket} client @param {net.Socket} server @param {Condition} condition */
function connectBoth(client, server, { losesReply, silent, resetAfter, ...pace }) {
  const reset = () => {
    client.resetAndDestroy()
    server.destroy()
  }
  for (const [socket, other] of [
    [client, server],
    [server, client],
  ]) {
    socket.setNoDelay(true).on('error', () => other.destroy())
    socket.on('close', () => setTimeout(() => other.destroy(), pace.latency ?? 0))
  }
  if (silent) return client.resume()
  if (losesReply) server.once('data', reset)
  if (resetAfter !== undefined) {
    let left = resetAfter
    const count = (chunk) => {
      left -= chunk.length
      if (left < 0) reset()
    }
    client.on('data', count)
    server.on('data', count)
  }
  passOn(client, server, pace)
  if (!losesReply) passOn(server, client, pace)
}

/**
 * @param {number} to the port of the application
 * @param {() => Condition} nextCondition asked for each connection
 */
export async function startProxy(to, nextCondition) {
  const sockets = new Set()
  const proxy = net.createServer({ allowHalfOpen: true }, (client) => {
    const server = net.connect({ port: to, host: '127.0.0.1', allowHalfOpen: true })
    for (const socket of [client, server]) sockets.add(socket.on('close', () => sockets.delete(socket)))
    connectBoth(client, server, nextCondition())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const close = () => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  }
  return { port: proxy.address().port, close }
}
