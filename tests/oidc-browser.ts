/**
 * A browser that signs in with the identity provider: it keeps the cookies of both sites, and what it sends and is sent can be
 * changed on the way.
 */
import NextAuth from 'next-auth'
import { authOptions } from '@/app/api/auth/[...nextauth]/options'
import { freshCsrfValue } from '@/server/csrf'
import { newestSecret } from '@/server/installation-secrets'
import { present } from './present'

export const appAddress = 'http://localhost:3000'
export const redirectUri = `${appAddress}/api/auth/callback/oidc`

type Jar = Map<string, string>

const keep = (jar: Jar, lines: readonly string[]) => {
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
    else jar.set(name, decodeURIComponent(value))
  }
}

/** What the application answers. `cookies`: the lines that set one. */
type Answer = { location: string; cookies: string[] }

/** The handler of the library, as its form for pages takes a request, because that one needs no server of Next. */
const askApplication = async (jar: Jar, action: readonly string[], query: object, body?: object): Promise<Answer> => {
  const answer: Answer = { location: '', cookies: [] }
  const headers = new Map<string, unknown>()
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: unknown) => {
      headers.set(name, value)
      return response
    },
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  }
  const request = {
    method: body ? 'POST' : 'GET',
    query: { ...query, nextauth: action },
    cookies: Object.fromEntries(jar),
    headers: {},
    body,
  }
  // The library leaves its handler untyped.
  await (NextAuth(authOptions(newestSecret())) as (request: unknown, response: unknown) => Promise<void>)(
    request,
    response,
  )
  const location = headers.get('Location')
  answer.location = typeof location === 'string' ? location : ''
  // The library sets this header as a list.
  answer.cookies = (headers.get('Set-Cookie') ?? []) as string[]
  keep(jar, answer.cookies)
  return answer
}

/** The pages of the provider, one after another, until it sends the browser back to the application. */
const visitProvider = async (jar: Jar, address: string): Promise<URL> => {
  let next = new URL(address)
  for (let page = 0; page < 10; page += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    keep(jar, response.headers.getSetCookie())
    const location = response.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${response.status}`)
    next = new URL(location, next)
    if (next.origin === appAddress) return next
  }
  throw new Error('the provider did not send the browser back')
}

export const aBrowser = () => {
  const own: Jar = new Map()
  const ofProvider: Jar = new Map()
  let lines: readonly string[] = []
  const start = async (next = '/', query: object = {}): Promise<string> => {
    const value = freshCsrfValue()
    own.set('next-auth.csrf-token', value)
    const body = { csrfToken: present(value.split('|')[0]), callbackUrl: next }
    const { location, cookies } = await askApplication(own, ['signin', 'oidc'], query, body)
    lines = cookies
    return location
  }
  const comeBack = ({ searchParams }: URL) =>
    askApplication(own, ['callback', 'oidc'], Object.fromEntries(searchParams))
  return {
    cookies: own,
    /** What the application had the browser keep when the sign-in began. */
    lines: () => lines,
    start,
    goThrough: (address: string) => visitProvider(ofProvider, address),
    comeBack,
    /** Forgets that somebody signed in at the provider. */
    leaveProvider: () => ofProvider.clear(),
    signIn: async (next?: string): Promise<Answer> => comeBack(await visitProvider(ofProvider, await start(next))),
  }
}

export type Browser = ReturnType<typeof aBrowser>
