import { once } from 'node:events'
import http from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deliver } from './delivery.mjs'
import { oneHistory } from './kinds/any-order.mjs'
import { writeThrice } from './kinds/reply-lost.mjs'
import { newClient } from './operations.mjs'
import { randomOf } from './random.mjs'

/** How the application answers the requests of a test, one after another; afterwards it acknowledges. */
let ways = []
const server = http.createServer((_request, response) => {
  const { late = 0, status = 200 } = ways.shift() ?? {}
  const data = { outcome: 'saved', version: 1 }
  setTimeout(() => response.writeHead(status).end(JSON.stringify({ data })), late)
})
let world
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  world = { app: { host: '127.0.0.1', port: server.address().port } }
})
beforeEach(() => {
  ways = []
})
afterAll(() => server.close())

const seat = { cookie: '' }
const seats = { newInterview: async () => ({ id: 'interview' }) }

test('an operation waits longer for its answer each time, so that a slow machine answers it in the end', async () => {
  ways = Array.from({ length: 30 }, () => ({ late: 400 }))
  const operation = newClient('interview', randomOf(1)).write()
  const { host, port } = world.app
  expect(await deliver(operation, { cookie: '', host, portOf: () => port, patience: 150 })).toBe('acknowledged')
  expect(operation.failures.length).toBeGreaterThan(0)
  expect(operation.failures.length).toBeLessThan(30)
})

test('a save is sent until it is answered after its reply was lost', async () => {
  ways = [{ status: 503 }, { status: 503 }, {}, { status: 503 }]
  const context = { world, seats, random: randomOf(1), rounds: 1 }
  const { operations, heard } = await writeThrice(context, seat, world.app.port)
  expect([operations[0].replies.length, heard]).toEqual([2, 0])
  expect((await writeThrice(context, seat, world.app.port)).heard).toBe(1)
})

test('a save that arrives in any order is sent until it is answered', async () => {
  ways = Array.from({ length: 40 }, () => ({ status: 503 }))
  const operations = await oneHistory({ world, seats, random: randomOf(1) }, seat)
  expect(operations.filter(({ replies }) => replies.length === 0)).toEqual([])
})
