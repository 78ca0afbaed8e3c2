import { expect, test } from 'vitest'
import { largestForm, refusalOf } from './refusal.mjs'

const asked = (method, url, headers = {}) => refusalOf({ method, url, headers })?.status

test('a method that the application does not know is refused', () => {
  for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'get', ''])
    expect([method, asked(method, '/today')]).toEqual([method, 405])
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    expect([method, asked(method, '/today')]).toEqual([method, undefined])
})

test('the body of a page is refused by the size it announces, or for announcing none', () => {
  expect(asked('POST', '/today', { 'content-length': String(largestForm) })).toBeUndefined()
  expect(asked('POST', '/today', { 'content-length': String(largestForm + 1) })).toBe(413)
  expect(asked('POST', '/today', { 'transfer-encoding': 'chunked' })).toBe(411)
})

test('route handlers bound their own bodies', () => {
  expect(asked('PUT', '/api/interviews/x/answers', { 'content-length': '999999999' })).toBeUndefined()
  expect(asked('PUT', '/api/interviews/x/answers', { 'transfer-encoding': 'chunked' })).toBeUndefined()
})
