import { beforeEach, describe, expect, it } from 'vitest'
import { startWorker, type WorkerScope } from './offline-worker'

const origin = 'https://nabij.example.org'
const addressOf = (request: Request | string) =>
  new URL(typeof request === 'string' ? request : request.url, origin).pathname

/** The stores of a browser, by name: what each holds by its path. */
const stores = new Map<string, Map<string, Response>>()
const caches = {
  open: async (name: string) => {
    const files = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, files)
    return {
      match: async (request: Request | string) => files.get(addressOf(request))?.clone(),
      put: async (request: Request | string, response: Response) => void files.set(addressOf(request), response),
    }
  },
  keys: async () => [...stores.keys()],
  delete: async (name: string) => stores.delete(name),
}

const html = '<style>@font-face{src:url(/_next/static/media/letters.1a__b-c.woff2)}</style>'
const kept = { 'cache-control': 'public, max-age=31536000, immutable' }
/** What the server has, and whether it can be reached. */
const server: { files: Record<string, () => Response>; isReached: boolean; asked: string[] } = {
  files: {},
  isReached: true,
  asked: [],
}
const fetch = async (request: Request | string) => {
  const address = addressOf(request)
  server.asked.push(address)
  if (!server.isReached) throw new TypeError('Failed to fetch')
  return server.files[address]?.() ?? new Response('not there', { status: 404 })
}

beforeEach(() => {
  stores.clear()
  server.isReached = true
  server.asked = []
  server.files = {
    '/offline': () => new Response(html, { headers: { 'cache-control': 'no-cache' } }),
    '/_next/static/media/letters.1a__b-c.woff2': () => new Response('letters', { headers: kept }),
    '/_next/static/chunks/a.js': () => new Response('a', { headers: kept }),
    '/interviews/1': () => new Response('a family', { headers: { 'cache-control': 'no-store' } }),
  }
})

type Listener = Parameters<WorkerScope['addEventListener']>[1]
type WorkerEvent = Parameters<Listener>[0]

/** A worker of a build, and what a browser tells it. */
const aWorker = (build: string) => {
  const listeners = new Map<string, Listener>()
  const addEventListener: WorkerScope['addEventListener'] = (type, listener) => void listeners.set(type, listener)
  startWorker({ caches, fetch, location: { origin }, addEventListener }, build)
  const told = async (type: string, more: Partial<WorkerEvent> = {}) => {
    const work: Promise<unknown>[] = []
    const responses: Promise<Response>[] = []
    listeners.get(type)?.({
      request: new Request(origin),
      ...more,
      waitUntil: (one) => void work.push(one),
      respondWith: (one) => void responses.push(one),
    })
    await Promise.all([...work, ...responses])
    await Promise.all(work)
    return responses[0] ?? null
  }
  const asked = (path: string, { mode = 'cors', method = 'GET', from = origin } = {}) => {
    const request = new Request(`${from}${path}`, { method })
    // No request that a script makes has the mode of a visit.
    return told('fetch', { request: Object.defineProperty(request, 'mode', { value: mode }) })
  }
  return { install: () => told('install'), activate: () => told('activate'), told, asked }
}
const visited = (worker: ReturnType<typeof aWorker>, path: string) => worker.asked(path, { mode: 'navigate' })
const storedPaths = () => [...stores].flatMap(([name, files]) => [...files.keys()].map((path) => `${name} ${path}`))

describe('the service worker', () => {
  it('keeps the page for when there is no network with the file that it names, and is not there without them', async () => {
    await aWorker('1').install()
    expect(storedPaths()).toEqual(['nabij-1 /offline', 'nabij-1 /_next/static/media/letters.1a__b-c.woff2'])
    stores.clear()
    server.files['/offline'] = () => new Response('a fault', { status: 500 })
    await expect(aWorker('2').install()).rejects.toThrow('not there')
    server.files['/offline'] = () => new Response(html, { headers: { 'cache-control': 'no-store' } })
    await expect(aWorker('2').install()).rejects.toThrow('not there')
    expect(storedPaths()).toEqual([])
  })

  it('shows that page for every address while the server cannot be reached, and the server’s own as soon as it can', async () => {
    const worker = aWorker('1')
    await worker.install()
    server.isReached = false
    expect(await (await visited(worker, '/interviews/1'))?.text()).toBe(html)
    server.isReached = true
    expect(await (await visited(worker, '/interviews/1'))?.text()).toBe('a family')
  })

  it('keeps no page of the server, and nothing that is sent with no-store or is no whole file', async () => {
    const worker = aWorker('1')
    await worker.install()
    const before = storedPaths()
    await visited(worker, '/interviews/1')
    server.files['/_next/static/b.js'] = () => new Response('b', { headers: { 'cache-control': 'no-store' } })
    server.files['/_next/static/c.js'] = () => new Response('c', { status: 206, headers: kept })
    for (const path of ['/_next/static/b.js', '/_next/static/c.js', '/_next/static/gone.js']) await worker.asked(path)
    expect(storedPaths()).toEqual(before)
  })

  it('has nothing to do with answers of the server, with what is sent to it, and with other places', async () => {
    const worker = aWorker('1')
    await worker.install()
    expect(await worker.asked('/api/interviews/1/answers')).toBeNull()
    expect(await visited(worker, '/api/exports/families')).toBeNull()
    expect(await worker.asked('/interviews/1?_rsc=1')).toBeNull()
    expect(await worker.asked('/interviews/1', { mode: 'navigate', method: 'POST' })).toBeNull()
    expect(await worker.asked('/_next/static/chunks/a.js', { from: 'https://elsewhere.example' })).toBeNull()
  })

  it('asks for a file of the build once', async () => {
    const worker = aWorker('1')
    await worker.install()
    for (let times = 0; times < 2; times += 1)
      expect(await (await worker.asked('/_next/static/chunks/a.js'))?.text()).toBe('a')
    server.isReached = false
    expect(await (await worker.asked('/_next/static/chunks/a.js'))?.text()).toBe('a')
    expect(server.asked.filter((path) => path.endsWith('a.js'))).toHaveLength(1)
  })

  it('leaves the files of an older build to the pages of that build until it takes over, and no other store alone', async () => {
    const older = aWorker('1')
    await older.install()
    await older.asked('/_next/static/chunks/a.js')
    await caches.open('of-somebody-else')
    const newer = aWorker('2')
    await newer.install()
    delete server.files['/_next/static/chunks/a.js']
    expect(await (await older.asked('/_next/static/chunks/a.js'))?.text()).toBe('a')
    await newer.activate()
    expect([...stores.keys()].toSorted()).toEqual(['nabij-2', 'of-somebody-else'])
  })

  it('tells the browser that answers of the server never wait for it, where the browser can be told', async () => {
    const routes: object[] = []
    await aWorker('1').told('install', { addRoutes: async (one: object) => void routes.push(one) })
    expect(routes).toEqual([{ condition: { urlPattern: '/api/*' }, source: 'network' }])
  })
})
