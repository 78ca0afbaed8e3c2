import { channel } from 'node:diagnostics_channel'
import { EventEmitter } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { logRequests } from './request-log'

afterEach(() => delete process.env.NABIJ_TRUST_PROXY)
logRequests()

const senderOf = (forwarded = '198.51.100.1, 198.51.100.2', remoteAddress = '127.0.0.1') => {
  const headers: Record<string, string> = { 'x-forwarded-for': forwarded, 'x-sender-address': '198.51.100.9' }
  const request = {
    headers,
    socket: { remoteAddress },
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

test('behind two proxies it is what the first of them saw, whatever a visitor puts before it', () => {
  process.env.NABIJ_TRUST_PROXY = '2'
  expect(senderOf('198.51.100.7, 198.51.100.1, 10.0.0.1')).toBe('198.51.100.1')
  expect(senderOf('anything, 2001:db8::1, 10.0.0.1')).toBe('2001:db8::1')
})

test.each(['', 'anything', '1.2.3.4, not an address'])(
  'a header without an address counts for nothing: %j',
  (header) => {
    process.env.NABIJ_TRUST_PROXY = '1'
    expect(senderOf(header)).toBe('127.0.0.1')
    expect(senderOf(header, '::ffff:192.0.2.1')).toBe('192.0.2.1')
  },
)

test.each([undefined, '', '0', 'false', 'true', '-1', '1.5'])(
  'it is that of the socket when NABIJ_TRUST_PROXY is %j',
  (value) => {
    if (value !== undefined) process.env.NABIJ_TRUST_PROXY = value
    expect(senderOf()).toBe('127.0.0.1')
  },
)
