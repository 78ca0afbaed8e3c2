import http from 'node:http'
import net from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { door, ownHeader } from './door.mjs'
import { largestForm } from './refusal.mjs'
import { responseHeaders } from './response-headers.mjs'

const action = '7f'.padEnd(42, '0')
const secret = 'a secret of the process'

/** Takes the place of Next: responds with the request that it received. */
async function echo(request, response) {
  const parts = []
  for await (const part of request) parts.push(part)
  const { method, url, headers } = request
  const body = Buffer.concat(parts).toString('base64')
  response.writeHead(200).end(JSON.stringify({ method, url, headers, body }))
}

const server = http.createServer()
const ownAddress = 'https://nabij.example.org'
const admit = door({ secret, actionIds: new Set([action]), ownAddress }, echo)
server.on('request', (request, response) => void admit(request, response))
beforeAll(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Sends the parts of a body one by one, which makes a chunked body when the headers have no length. */
const sent = (method, path, headers, parts = []) =>
  new Promise((resolve, reject) => {
    const { port } = server.address()
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode, text, headers: answer.headers }))
      answer.on('error', () => resolve({ status: answer.statusCode, text }))
    })
    request.on('error', reject)
    for (const part of parts) request.write(part)
    request.end()
  })
const behind = async (...request) => JSON.parse((await sent(...request)).text)

describe('a request that passes the door', () => {
  test('has the body as it was sent, in any number of parts, with its length', async () => {
    const parts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(parts, fc.boolean(), async (bytes, isAnnounced) => {
        const body = Buffer.concat(bytes)
        const announced = isAnnounced ? { 'content-length': String(body.length) } : {}
        const { method, url, headers, body: came } = await behind('POST', '/sign-in?a=1', announced, bytes)
        expect([method, url, came]).toEqual(['POST', '/sign-in?a=1', body.toString('base64')])
        expect(headers).toMatchObject({ 'content-length': String(body.length) })
        expect(headers).not.toHaveProperty('transfer-encoding')
      }),
    )
  })

  test('to a page has no larger body than a form may have', async () => {
    const most = Buffer.alloc(largestForm, 'a')
    expect((await behind('POST', '/sign-in', {}, [most])).body).toHaveLength(4 * Math.ceil(largestForm / 3))
    expect((await sent('POST', '/sign-in', {}, [most, 'a'])).status).toBe(413)
  })

  test('has no endless body: its sender gets a refusal and is disconnected', async () => {
    const socket = net.connect(server.address().port, '127.0.0.1')
    let heard = ''
    socket.setEncoding('utf8').on('data', (part) => (heard += part))
    const cutOff = new Promise((resolve) => socket.on('close', resolve).on('error', () => undefined))
    socket.write('POST /sign-in HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n')
    socket.write(`${(3 * largestForm).toString(16)}\r\n${'a'.repeat(3 * largestForm)}\r\n`)
    await cutOff
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('has no body of a byte at a time without end: its sender is disconnected, and others are answered meanwhile', async () => {
    const hasty = http.createServer({ requestTimeout: 500, connectionsCheckingInterval: 100 })
    hasty.on('request', (request, response) => void admit(request, response))
    await new Promise((resolve) => hasty.listen(0, '127.0.0.1', resolve))
    const { port } = hasty.address()
    const slow = Array.from({ length: 20 }, () => {
      const socket = net.connect(port, '127.0.0.1')
      let heard = ''
      socket.setEncoding('utf8').on('data', (part) => (heard += part))
      socket.write('POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n')
      const drip = setInterval(() => socket.writable && socket.write('a'), 50)
      const ended = new Promise((resolve) => socket.on('close', () => resolve(heard)).on('error', () => undefined))
      return { socket, ended: ended.finally(() => clearInterval(drip)) }
    })
    await Promise.all(slow.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))))
    const other = await fetch(`http://127.0.0.1:${port}/today`)
    expect([other.status, slow.every(({ socket }) => !socket.destroyed)]).toEqual([200, true])
    for (const { ended } of slow) expect(await ended).toMatch(/^HTTP\/1\.1 408 /)
    hasty.closeAllConnections()
    await new Promise((resolve) => hasty.close(resolve))
  })

  test('to a route handler has its whole stream, which the handler limits itself', async () => {
    const { headers, body } = await behind('PUT', '/api/interviews/x/answers', {}, [Buffer.alloc(2 * largestForm, 'a')])
    expect(headers).toMatchObject({ 'transfer-encoding': 'chunked' })
    expect(body).toHaveLength(4 * Math.ceil((2 * largestForm) / 3))
  })

  test('to an action has only plain arguments', async () => {
    const asked = (body) => sent('POST', '/today', { 'next-action': action }, body)
    expect((await asked(['[{"a":', '1}]'])).status).toBe(200)
    for (const body of [[], ['x'], ['["$1"]']])
      expect(await asked(body)).toMatchObject({ status: 400, text: expect.stringMatching(/^Dit .*\nWe /) })
  })

  test('is marked as a forwarded action only when the application itself sent it', async () => {
    const said = { 'next-action': action, 'x-action-forwarded': '1' }
    for (const claim of [{}, { [ownHeader]: 'guess' }, { [ownHeader]: `${secret}x` }]) {
      const { headers } = await behind('POST', '/today', { ...said, ...claim }, ['[]'])
      expect(headers).not.toHaveProperty('x-action-forwarded')
      expect(headers[ownHeader]).toBe(secret)
    }
    const { headers } = await behind('POST', '/today', { ...said, [ownHeader]: secret }, ['[]'])
    expect(headers).toMatchObject({ 'x-action-forwarded': '1' })
  })

  test('with a malformed address goes to an address that no page has', async () => {
    expect(await behind('GET', '/shared/%ff', {})).toMatchObject({ method: 'GET', url: '/no-page' })
    expect(await sent('POST', '/shared/%ff', {}, ['a'])).toMatchObject({ status: 404 })
  })
})

describe('every response, also a refusal', () => {
  const policy = /^default-src 'none'; /
  const usual = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }

  test('has the headers that keep a browser careful, and is not stored', async () => {
    const requests = [
      ['GET', '/today'],
      ['GET', '/_next/data/x/today.json'],
      ['GET', '/today?_next/static/x'],
      ['TRACE', '/today'],
      ['POST', '/today', { origin: 'https://elsewhere.org' }],
      ['POST', '/today', { 'content-type': 'multipart/form-data' }],
    ]
    for (const [method, path, headers = {}] of requests) {
      const answer = await sent(method, path, headers)
      expect(answer.headers).toMatchObject({ ...usual, 'cache-control': 'no-store' })
      expect(answer.headers['content-security-policy']).toMatch(policy)
    }
  })

  test('is stored only when it is a file of the build', async () => {
    for (const path of ['/_next/static/chunks/a.js?v=1', '/icon.svg', '/release.schema.json']) {
      const { headers } = await sent('GET', path, {})
      expect(headers).toMatchObject(usual)
      expect(headers).not.toHaveProperty('cache-control')
    }
  })

  test('leaves it to the page for when there is no network and the service worker how they are stored and what they load', () => {
    for (const path of ['/offline', '/offline-worker?a=1']) {
      expect(responseHeaders(path, false)).not.toHaveProperty('cache-control')
      expect(responseHeaders(path, false)).not.toHaveProperty('content-security-policy')
    }
    for (const path of ['/offline/a', '/offline-workers', '/offlines'])
      expect(responseHeaders(path, false)).toMatchObject({ 'cache-control': 'no-store' })
  })

  test('asks for TLS for a year, behind TLS alone', () => {
    const strict = 'strict-transport-security'
    expect(responseHeaders('/', true)[strict]).toBe('max-age=31536000; includeSubDomains')
    expect(responseHeaders('/', false)).not.toHaveProperty(strict)
  })
})
