import { channel } from 'node:diagnostics_channel'
import { EventEmitter } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { logRequests } from './request-log'

afterEach(() => delete process.env.NABIJ_TRUST_PROXY)
logRequests()

const senderOf = () => {
  const headers: Record<string, string> = { 'x-forwarded-for': '198.51.100.1, 198.51.100.2' }
  const request = {
    headers,
    socket: { remoteAddress: '127.0.0.1' },
    method: 'GET',
    url: '/',
  }
  const response = Object.assign(new EventEmitter(), { setHeader: () => undefined })
  channel('http.server.request.start').publish({ request, response })
  return headers['x-sender-address']
}

test('the address of the sender comes from the proxy when NABIJ_TRUST_PROXY is 1', () => {
  process.env.NABIJ_TRUST_PROXY = '1'
  expect(senderOf()).toBe('198.51.100.2')
})

test.each([undefined, '', '0', 'false', 'true'])('it is that of the socket when NABIJ_TRUST_PROXY is %j', (value) => {
  if (value !== undefined) process.env.NABIJ_TRUST_PROXY = value
  expect(senderOf()).toBe('127.0.0.1')
})
