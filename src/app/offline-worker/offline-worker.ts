/**
 * The service worker: it keeps the page for when there is no network, and the files of the build, whose names change with
 * their content. Pages and answers of the server always come from the network, and none is ever kept, because they may be
 * about a family. Each build has a worker and a store of its own. A newer worker waits until no page of the older build is
 * open, and then removes the older store.
 */
const storePrefix = 'nabij-'
const pageAddress = '/offline'
const buildFiles = '/_next/static/'

type Lasting = { waitUntil: (work: Promise<unknown>) => void }
/** What the worker uses of the events that a browser sends it: each has a part of it. */
type WorkerEvent = Lasting & {
  request: Request
  respondWith: (response: Promise<Response>) => void
  addRoutes?: (routes: object) => Promise<void>
}
type Store = {
  match: (request: Request | string, options: { ignoreVary: boolean }) => Promise<Response | undefined>
  put: (request: Request | string, response: Response) => Promise<void>
}

/** What the worker uses of its global scope. The types of a page's global scope do not have it. */
export type WorkerScope = {
  caches: {
    open: (name: string) => Promise<Store>
    keys: () => Promise<string[]>
    delete: (name: string) => Promise<boolean>
  }
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>
  location: { origin: string }
  addEventListener: (type: 'install' | 'activate' | 'fetch', listener: (event: WorkerEvent) => void) => void
}

/** Whoever sends a response with `no-store` does not want it kept, and only a whole one is worth keeping. */
const mayKeep = ({ status, headers }: Response) =>
  status === 200 && !/no-store|private/.test(headers.get('cache-control') ?? '')

export const startWorker = (scope: WorkerScope, build: string) => {
  const { caches } = scope
  const storeName = `${storePrefix}${build}`

  const stored = async (request: Request | string) =>
    (await caches.open(storeName)).match(request, { ignoreVary: true })
  const store = async (request: Request | string, response: Response) =>
    (await caches.open(storeName)).put(request, response)

  /** On a device whose store has no room or fails, files come from the network. */
  const keptFile = async (request: Request | string, event: Lasting | null): Promise<Response> => {
    const file = await stored(request).catch(() => undefined)
    if (file) return file
    const response = await scope.fetch(request)
    if (!mayKeep(response)) return response
    const storing = store(request, response.clone()).catch(() => undefined)
    if (event) event.waitUntil(storing)
    else await storing
    return response
  }

  /** Without the page there is no worker: the browser then tries again at the next visit. */
  const keepPage = async () => {
    const response = await scope.fetch(pageAddress, { cache: 'reload', credentials: 'omit' })
    if (!mayKeep(response)) throw new Error('The page for when there is no network is not there.')
    const html = await response.clone().text()
    await store(pageAddress, response)
    for (const [file] of html.matchAll(/\/_next\/static\/[\w./-]+/g)) await keptFile(file, null)
  }

  const removeOlderStores = async () => {
    for (const name of await caches.keys())
      if (name.startsWith(storePrefix) && name !== storeName) await caches.delete(name)
  }

  const shownPage = async (request: Request): Promise<Response> => {
    try {
      return await scope.fetch(request)
    } catch (error) {
      const page = await stored(pageAddress)
      if (page) return page
      throw error
    }
  }

  scope.addEventListener('install', (event) => {
    event.waitUntil(keepPage())
    // Where the browser has it: what goes to the server never waits for the worker to start.
    const direct = event.addRoutes?.({ condition: { urlPattern: '/api/*' }, source: 'network' })
    if (direct) event.waitUntil(direct.catch(() => undefined))
  })
  scope.addEventListener('activate', (event) => event.waitUntil(removeOlderStores()))
  scope.addEventListener('fetch', (event) => {
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== scope.location.origin || pathname.startsWith('/api/')) return
    if (request.mode === 'navigate') event.respondWith(shownPage(request))
    else if (pathname.startsWith(buildFiles)) event.respondWith(keptFile(request, event))
  })
}
