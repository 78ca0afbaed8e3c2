/** Writes down one request for every write path and every page with an address of its own, for the tools of `npm run attack`. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { pageCells } from './access-lists.mjs'
import { patterns, visits } from './pages.ts'
import { cookieOf, importedSchema } from './steps/access-requests.mjs'
import { ownPlace } from './steps/guests.ts'
import { accountOf, withPassword } from './steps/sign-in.ts'
import { bodyOf, freshId, order, personFor, wholeRequests } from './steps/whole-requests.mjs'

const app = path.resolve(import.meta.dirname, '..', 'src', 'app')

/** The names of what a page reads from its query. */
async function queryOf(file) {
  const text = fs.readFileSync(file, 'utf8')
  const [, own] = /const \{ ([\w\s,:]+) \} = await searchParams/.exec(text) ?? []
  const [, schemaName] = /(\w+Schema)\.(?:safeParse|parse)\(await searchParams/.exec(text) ?? []
  if (!schemaName) return own?.split(',').map((name) => name.split(':')[0].trim()) ?? []
  const schema = await importedSchema(text, schemaName)
  return Object.keys(schema.shape ?? schema.def.in?.shape ?? {})
}

const fileOf = (pattern) =>
  fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .find((file) => file.endsWith('page.tsx') && `/${file.replaceAll(/\([^)]*\)\/|\/?page\.tsx$/g, '')}` === pattern)

const requestOfPage = (place) => async (pattern) => {
  const names = await queryOf(path.join(app, fileOf(pattern)))
  const visit = visits[pattern].find(({ as }) => as === 'visitor') ?? visits[pattern][0]
  const [address] = visit.to(place).split('?')
  const query = names.length > 0 ? `?${names.map((name) => `${name}=1`).join('&')}` : ''
  const person = visit.as === 'nobody' ? personFor(pageCells[pattern]) : visit.as
  return { name: pattern, person, method: 'GET', path: `${address}${query}`, headers: {}, texts: names }
}

/** The same with a mark after each part of the address that is an id or a token. */
const inPath = (requests) =>
  requests
    .map((one) => {
      const [address] = one.path.split('?')
      return { ...one, name: `${one.name} (address)`, path: address.replaceAll(/[\w-]{20,}/g, '$&*'), texts: [] }
    })
    .filter((one) => one.path.includes('*'))

const signIn = {
  name: 'POST /api/auth/callback/credentials',
  person: 'nobody',
  method: 'POST',
  path: '/api/auth/callback/credentials',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'csrfToken=x&email=iemand%40example.org&password=vier+nieuwe+gewone+woorden&json=true',
  texts: ['email', 'password'],
}

/** Of every request there are cookies, and what a browser says of itself: tried once. */
const ofEveryRequest = {
  ...signIn,
  name: 'cookies and headers',
  person: 'caller',
  method: 'GET',
  path: '/account',
  headers: {},
}

test('what the tools send', async ({ baseURL }) => {
  const place = await ownPlace()
  const writes = (await wholeRequests(place)).map((one) => {
    const { name, person, method, path: address, headers, texts, input } = one
    return { name, person, method, path: address, headers, texts, body: bodyOf(one, input) }
  })
  const pages = await Promise.all(patterns.map(requestOfPage(place)))
  const requests = [
    ...writes,
    signIn,
    { ...ofEveryRequest, body: undefined, texts: [], isWhole: true },
    ...pages,
    ...inPath([...writes, ...pages]),
  ]
  expect(requests.filter(({ method }) => method !== 'GET').length).toBeGreaterThan(100)
  const cookies = { nobody: await cookieOf(baseURL, null), visitor: await cookieOf(baseURL, place.visitor) }
  for (const role of order) cookies[role] = await cookieOf(baseURL, accountOf(role))
  for (const half of ['halfway', 'newcomer']) cookies[half] = await cookieOf(baseURL, place[half], withPassword)
  fs.writeFileSync(process.env.ATTACK_REQUESTS, JSON.stringify({ freshId, cookies, requests }))
})
