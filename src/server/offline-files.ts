/** The page for when there is no network and the service worker, as the build made them (`scripts/lib/offline.mjs`). */
import 'server-only'
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'

const folder = () =>
  path.join(/* turbopackIgnore: true */ process.cwd(), process.env.NEXT_DIST_DIR || '.next', 'offline')

/** Null in development, which makes no such files. */
const fileText = (name: 'page.html' | 'worker.js') =>
  fs.readFile(path.join(/* turbopackIgnore: true */ folder(), name), 'utf8').catch(() => null)

const hashIn = (html: string, element: 'style' | 'script') => {
  const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(html) ?? []
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

const offlineResponse = (text: string, contentType: string, policy: readonly string[]) =>
  new Response(text, {
    headers: {
      'content-type': `${contentType}; charset=utf-8`,
      // The browser keeps the page in the worker's own store and asks for the worker at each visit.
      'cache-control': 'no-cache',
      'content-security-policy': [`default-src 'none'`, `connect-src 'self'`, ...policy].join('; '),
    },
  })

const notFound = () => new Response(null, { status: 404 })

export const offlinePage = async (): Promise<Response> => {
  const html = await fileText('page.html')
  if (html === null) return notFound()
  return offlineResponse(html, 'text/html', [
    `script-src ${hashIn(html, 'script')}`,
    `style-src ${hashIn(html, 'style')}`,
    `img-src data:`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `report-uri /api/csp-reports`,
  ])
}

export const offlineWorker = async (): Promise<Response> => {
  const script = await fileText('worker.js')
  return script === null ? notFound() : offlineResponse(script, 'text/javascript', [])
}
