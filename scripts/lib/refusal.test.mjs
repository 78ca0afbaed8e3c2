import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsArguments } from './action-request.mjs'
import { largestForm, refusalOf } from './refusal.mjs'
import { isOwnPath } from './request-path.mjs'

const action = '7f'.padEnd(42, '0')
const known = new Set([action])
const ownOrigin = 'https://nabij.example.org'
const asked = (method, url, headers = {}) => refusalOf({ method, url, headers }, known, ownOrigin)?.status

test('a method that the application does not accept is refused', () => {
  for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'get', ''])
    expect([method, asked(method, '/today')]).toEqual([method, 405])
  for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS'])
    expect([method, asked(method, '/today')]).toEqual([method, undefined])
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    expect([method, asked(method, '/api/interviews/x/answers')]).toEqual([method, undefined])
    expect(refusalOf({ method, url: '/today', headers: {} }, known, ownOrigin)).toEqual({
      status: 405,
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
    })
  }
})

test('a file of the build is read, and asked for in no other way', () => {
  const file = '/_next/static/chunks/a.js'
  for (const method of ['GET', 'HEAD']) expect([method, asked(method, file)]).toEqual([method, undefined])
  for (const method of ['OPTIONS', 'POST', 'PUT'])
    expect(refusalOf({ method, url: file, headers: {} }, known, ownOrigin)).toEqual({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
})

describe('what changes something', () => {
  const targets = [
    ['POST', '/api/auth/callback/credentials'],
    ['PUT', '/api/interviews/x/answers'],
    ['DELETE', '/api/nothing'],
    ['POST', '/sign-in'],
  ]
  const host = '127.0.0.1:3000'

  test('is refused from another site, by either header', () => {
    for (const [method, url] of targets) {
      for (const origin of ['https://elsewhere.org', 'null', '', 'garbage', 'https://nabij.example.org:8443', 'a, b'])
        expect([url, origin, asked(method, url, { host, origin })]).toEqual([url, origin, 403])
      for (const site of ['cross-site', 'same-site', '', 'SAME-ORIGIN'])
        expect([url, site, asked(method, url, { host, origin: ownOrigin, 'sec-fetch-site': site })]).toEqual([
          url,
          site,
          403,
        ])
    }
  })

  test('is accepted from our own pages, from a form without scripts, and from what is no browser', () => {
    const ways = [
      {},
      { origin: ownOrigin },
      { origin: `http://${host}` },
      { origin: ownOrigin, 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ]
    for (const [method, url] of targets)
      for (const headers of ways)
        expect([url, headers, asked(method, url, { host, ...headers })]).toEqual([url, headers, undefined])
    expect(asked('GET', '/today', { host, origin: 'https://elsewhere.org' })).toBeUndefined()
  })
})

describe('a path', () => {
  const ours = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
  const anyText = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^\.{1,2}$|[/\\\p{Cc}]/u.test(text))
  const path = (segment) => fc.array(segment).map((segments) => `/${segments.join('/')}`)

  test('is accepted with any encoded text in it and any query after it', () => {
    fc.assert(
      fc.property(path(fc.oneof(ours, anyText.map(encodeURIComponent))), fc.webQueryParameters(), (url, query) => {
        expect(isOwnPath(url)).toBe(true)
        expect(isOwnPath(`${url}?${encodeURI(query)}`)).toBe(true)
      }),
    )
    for (const url of ['/', '/today/', '/read/1?revision=%ff', '/_next/static/chunks/%5Bid%5D.js', '/families/[id]'])
      expect([url, isOwnPath(url)]).toEqual([url, true])
  })

  test('is not found when it can be read in two ways', () => {
    const encoded = ['%2e', '%2E%2e', '.%2e', '%5c', 'a%2fb', '%2F', '%00', 'a%0Ab', '%7f']
    const malformed = ['%', '%f', '%ff', '%E0%A4%A', '%c0%ae', '%zz']
    const strange = fc.constantFrom('.', '..', '', 'a\\b', 'é', '#', ' ', ...encoded, ...malformed)
    const around = fc.tuple(fc.array(ours), strange, fc.array(ours, { minLength: 1 }))
    fc.assert(
      fc.property(around, ([before, one, after]) => {
        const url = `/${[...before, one, ...after].join('/')}`
        expect([url, asked('GET', url), asked('POST', url)]).toEqual([url, 404, 404])
      }),
    )
    for (const url of ['*', '', 'today', 'http://127.0.0.1/today', '//today', '/api/../sign-in', '/shared/%ff', '?a'])
      expect([url, asked('POST', url, { 'transfer-encoding': 'chunked' })]).toEqual([url, 404])
  })
})

describe('a body', () => {
  test('of a page is refused by its content-length; without one it passes here and is counted as it arrives', () => {
    expect(asked('POST', '/today', { 'content-length': String(largestForm) })).toBeUndefined()
    expect(asked('POST', '/today', { 'content-length': String(largestForm + 1) })).toBe(413)
    expect(asked('POST', '/today', { 'transfer-encoding': 'chunked' })).toBeUndefined()
  })

  test('of a route handler is limited by the handler itself', () => {
    expect(asked('PUT', '/api/interviews/x/answers', { 'content-length': '999999999' })).toBeUndefined()
    expect(asked('PUT', '/api/interviews/x/answers', { 'transfer-encoding': 'chunked' })).toBeUndefined()
  })

  test('of type multipart is refused on every address', () => {
    for (const type of [
      'multipart/form-data',
      'multipart/form-data; boundary=a',
      'Multipart/Mixed',
      'text/x, multipart/a',
    ])
      for (const url of ['/', '/today', '/api/nothing', '/api/imports/families'])
        expect([url, type, asked('POST', url, { 'content-type': type })]).toEqual([url, type, 415])
  })
})

describe('a server action', () => {
  const own = { 'next-action': action, host: 'nabij.example.org' }

  test('is accepted only with a known id, and never on a route handler', () => {
    expect(asked('POST', '/today', own)).toBeUndefined()
    for (const id of [
      '',
      'x',
      'Fatma at home',
      action.toUpperCase(),
      '0'.repeat(42),
      `${action}, ${action}`,
      '__proto__',
    ])
      expect([id, asked('POST', '/today', { ...own, 'next-action': id })]).toEqual([id, 404])
    expect(asked('POST', '/api/nothing', own)).toBe(404)
    expect(
      refusalOf({ method: 'POST', url: '/today', headers: { 'next-action': '0'.repeat(42) } }, null, ownOrigin),
    ).toBeNull()
  })

  test('is refused from another site', () => {
    for (const origin of ['https://elsewhere.org', 'null', '', 'garbage', 'https://nabij.example.org:8443', 'a, b'])
      expect([origin, asked('POST', '/today', { ...own, origin })]).toEqual([origin, 403])
    expect(asked('POST', '/today', { ...own, origin: 'https://nabij.example.org' })).toBeUndefined()
    const behindProxy = { 'next-action': action, host: '127.0.0.1:3000', 'x-forwarded-host': 'nabij.example.org, x' }
    expect(asked('POST', '/today', { ...behindProxy, origin: 'https://nabij.example.org' })).toBeUndefined()
  })

  const takes = (text) => holdsArguments(Buffer.from(text))

  test('accepts an array of plain JSON values', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ noUnicodeString: false }), { maxLength: 8 }), (values) => {
        const escaped = JSON.stringify(values).replaceAll('"$', '"$$')
        expect(takes(escaped)).toBe(true)
      }),
    )
    expect(takes('["$undefined",{"age":"$NaN"}]')).toBe(true)
  })

  test('accepts no references and no garbage', () => {
    const texts = [
      '',
      'a',
      '{}',
      '"a"',
      'null',
      '[',
      '["$1"]',
      '[{"a":["$F1"]}]',
      '["$1:__proto__:then"]',
      '["$Q0"]',
      '["$"]',
    ]
    for (const text of texts) expect([text, takes(text)]).toEqual([text, false])
    expect(takes(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toBe(false)
    expect(takes(JSON.stringify(Array(9).fill(1)))).toBe(false)
  })
})

test('a router state that Next cannot read is refused before a page is rendered', () => {
  const shows = (state) => asked('GET', '/today', { rsc: '1', 'next-router-state-tree': state })
  expect(shows(encodeURIComponent(JSON.stringify(['', { children: ['today', {}] }])))).toBeUndefined()
  expect(asked('GET', '/shared/%ff', { 'next-router-state-tree': 'garbage' })).toBe(400)
  for (const state of ['garbage', '%ff', '[]', '%5B%22x', '{}']) expect([state, shows(state)]).toEqual([state, 400])
})
