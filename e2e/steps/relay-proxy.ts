import { once } from 'node:events'
import net from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Page, Route } from '@playwright/test'

/**
 * A TCP proxy before the relay of the application. `cut` ends what passes and lets nothing pass until `restore`; `slowTo` lets so many
 * kbit/s pass each way.
 */
export type RelayProxy = {
  port: number
  cut: () => void
  restore: () => void
  slowTo: (kbit: number) => void
  close: () => Promise<void>
}

const pieceBytes = 1_000

export const relayProxy = async (): Promise<RelayProxy> => {
  const url = new URL((process.env.NABIJ_TURN_URLS ?? '').replace('turn:', 'tcp://'))
  const sockets = new Set<net.Socket>()
  let isCut = false
  let mostKbit = Infinity
  const pass = async (from: net.Socket, to: net.Socket) => {
    for await (const chunk of from)
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        to.write(chunk.subarray(at, at + pieceBytes))
        if (mostKbit < Infinity) await setTimeout((pieceBytes * 8) / mostKbit)
      }
  }
  const server = net.createServer((client) => {
    if (isCut) return void client.destroy()
    const relay = net.connect(Number(url.port), url.hostname)
    for (const [socket, other] of [
      [client, relay],
      [relay, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      // What ends a socket ends the other one as well.
      pass(socket, other).catch(() => undefined)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const endAll = () => sockets.forEach((socket) => socket.destroy())
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut: () => {
      isCut = true
      endAll()
    },
    restore: () => {
      isCut = false
    },
    slowTo: (kbit) => {
      mostKbit = kbit
    },
    close: async () => {
      endAll()
      server.close()
      await once(server, 'close')
    },
  }
}

type Answer = { ok: boolean; data: { iceServers: { urls: string[] }[] } }

/** The browser of this page reaches the relay by the proxy alone: the address that the application gives it is another one. */
export const goThrough = (page: Page, { port }: RelayProxy) =>
  page.route('**/relay', async (route: Route) => {
    const response = await route.fetch()
    if (!response.ok()) return route.fulfill({ response })
    const answer = (await response.json()) as Answer
    const iceServers = answer.data.iceServers.map((server) => ({
      ...server,
      urls: server.urls.map((url) => url.replace(/:\d+\?/, `:${port}?`)),
    }))
    return route.fulfill({ response, json: { ...answer, data: { ...answer.data, iceServers } } })
  })
