import { once } from 'node:events'
import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from './http.mjs'
import { startProxy } from './proxy.mjs'

const length = 30_000
let asked = 0
const server = http.createServer((_request, response) => {
  asked += 1
  response.end('x'.repeat(length))
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

/** What a request through a proxy with one condition gives. */
const through = async (condition, patience = 20_000) => {
  const proxy = await startProxy(server.address().port, () => condition)
  const started = performance.now()
  try {
    const answer = await request({ port: proxy.port, host: 'localhost', path: '/', patience }).catch(() => null)
    return { arrived: answer?.text.length ?? null, ms: performance.now() - started }
  } finally {
    proxy.close()
  }
}

test('a connection without a condition is passed on', async () => {
  expect((await through({})).arrived).toBe(length)
})

test('a late and narrow connection brings everything, in its time', async () => {
  const { arrived, ms } = await through({ latency: 100, bytesPerSecond: 100_000 })
  expect(arrived).toBe(length)
  expect(ms).toBeGreaterThan(400) // twice 100 ms, and 300 ms for the bytes; a timer may be early by a millisecond
})

test('what loses the reply lets the question through', async () => {
  const before = asked
  expect((await through({ losesReply: true })).arrived).toBe(null)
  expect(asked).toBe(before + 1)
})

test('a connection that is reset after some bytes brings nothing whole', async () => {
  expect((await through({ resetAfter: 1_000 })).arrived).toBe(null)
})

test('a half-open connection lets nothing through', async () => {
  const before = asked
  expect((await through({ silent: true }, 200)).arrived).toBe(null)
  expect(asked).toBe(before)
})
